//go:build js && wasm

package browser

import (
	"strconv"

	"github.com/hack-pad/safejs"
)

// titled is the page's title with a count in front of it, and the title itself: what
// is sent to the backend is without the count.
var titled, untitled string

// pageTitle is the title that the page gave itself.
func pageTitle() string {
	if now := text(get(document, "title")); now != titled {
		return now
	}
	return untitled
}

// titleWatch counts in the page's title while nobody sees the page. A title that the
// page sets meanwhile stays as it is.
type titleWatch struct {
	owner  Owner
	unread int
}

func (w *titleWatch) count(unread int) {
	w.unread = unread
	if unread > 0 && w.owner.Count() == 0 {
		w.owner.Listen(document, "visibilitychange", func(safejs.Value) { w.show() })
	}
	w.show()
	if unread == 0 {
		w.owner.Release()
	}
}

func (w *titleWatch) show() {
	plain, now := pageTitle(), text(get(document, "title"))
	want := plain
	if w.unread > 0 && text(get(document, "visibilityState")) == "hidden" {
		want = "(" + strconv.Itoa(w.unread) + ")"
		if plain != "" {
			want += " " + plain
		}
	}
	titled, untitled = "", ""
	if want != plain {
		titled, untitled = want, plain
	}
	if want != now {
		set(document, "title", want)
	}
}
