//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// Uploads sends files with XMLHttpRequest: fetch does not say how far it is.
type Uploads struct{ Files *Files }

// Upload sends the file with the fields of a form body before it and calls done, later
// and once, with the status and the answer, or with 0 when there was none; not behind
// cancel. To be told of progress makes a browser ask a backend on another origin
// first; where that does not know such questions, it is sent without.
func (u Uploads) Upload(url, fields, file string, progress func(share float64), done func(status int, body string)) (cancel func()) {
	s := &sending{url: url, form: u.form(fields, file), progress: progress, done: done}
	s.try(true)
	return s.end
}

// form has the file last, so that a backend has read the rest when that comes.
func (u Uploads) form(fields, file string) safejs.Value {
	form, _ := construct(get(window, "FormData"))
	pairs, _ := construct(get(window, "URLSearchParams"), fields)
	// FormData.append takes name and value, and forEach gives value and name.
	for _, pair := range entries(pairs) {
		call2(form, "append", pair[0], pair[1])
	}
	if held := u.Files.held[file].file; isObject(held) {
		call3(form, "append", "file", held, text(get(held, "name")))
	}
	return form
}

// entries are the pairs of names and values.
func entries(pairs safejs.Value) (out [][2]safejs.Value) {
	list := call1(arrays, "from", pairs)
	for i := range length(list) {
		pair, _ := read(list, i)
		name, _ := read(pair, 0)
		value, _ := read(pair, 1)
		out = append(out, [2]safejs.Value{name, value})
	}
	return out
}

// sending is one file on its way.
type sending struct {
	url      string
	form     safejs.Value
	progress func(share float64)
	done     func(status int, body string)
	owner    Owner
	ended    bool
}

func (s *sending) try(told bool) {
	request, err := construct(get(window, "XMLHttpRequest"))
	if err == nil {
		_, err = request.Call("open", "POST", s.url)
	}
	set(request, "withCredentials", true)
	begun := false
	if told {
		s.owner.Listen(get(request, "upload"), "progress", func(e safejs.Value) {
			begun = true
			if total := number(get(e, "total")); total > 0 {
				s.progress(number(get(e, "loaded")) / total)
			}
		})
	}
	s.owner.Listen(request, "load", func(safejs.Value) {
		s.finish(int(number(get(request, "status"))), text(get(request, "responseText")))
	})
	s.owner.Listen(request, "error", func(safejs.Value) {
		if told && !begun {
			s.owner.Release()
			s.try(false)
			return
		}
		s.finish(0, "")
	})
	s.owner.Keep(func() { call(request, "abort") })
	if err == nil {
		_, err = request.Call("send", s.form)
	}
	if err != nil {
		s.owner.Keep(Clock{}.After(0, func() { s.finish(0, "") }))
	}
}

func (s *sending) finish(status int, body string) {
	if !s.ended {
		s.end()
		s.done(status, body)
	}
}

func (s *sending) end() {
	s.ended = true
	s.owner.Release()
}
