package memory

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// object is a decoded JSON object, its numbers json.Number.
type object map[string]any

// call is a request that was read.
type call struct {
	app     *workspace
	form    url.Values
	key     string
	session string
	data    object // user_data
	events  []object
}

// failure is an answer that is a refusal.
type failure struct {
	status      int
	code, field string
	expired     bool
}

func (f *failure) Error() string { return f.code }

// read reads a form, or says why it cannot.
func (b *Backend) read(w http.ResponseWriter, r *http.Request) (*call, error) {
	if r.Method == http.MethodGet && b.defects[TakesGET] {
		return b.parse(r.URL.Query())
	}
	if r.Method != http.MethodPost {
		return nil, &failure{status: http.StatusMethodNotAllowed, code: "method_not_allowed"}
	}
	if err := b.checkType(r.Header.Get("Content-Type")); err != nil {
		return nil, err
	}
	if !b.defects[NoLimit] {
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	}
	var tooLarge *http.MaxBytesError
	if err := r.ParseForm(); errors.As(err, &tooLarge) {
		return nil, &failure{status: http.StatusRequestEntityTooLarge, code: "too_large"}
	} else if err != nil {
		return nil, &failure{status: http.StatusBadRequest, code: "malformed_form"}
	}
	return b.parse(r.PostForm)
}

func (b *Backend) checkType(header string) error {
	kind, params, _ := strings.Cut(header, ";")
	switch {
	case kind != "application/x-www-form-urlencoded" && b.defects[FailsOnContentType]:
		return &failure{status: http.StatusInternalServerError, code: "no_form"}
	case kind != "application/x-www-form-urlencoded", params != "" && b.defects[CharsetRefused]:
		return &failure{status: http.StatusUnsupportedMediaType, code: "unsupported_media_type"}
	}
	return nil
}

func (b *Backend) parse(form url.Values) (*call, error) {
	c := &call{app: b.apps[form.Get("app_id")], form: form, key: form.Get("Idempotency-Key"), session: form.Get("anonymous_session")}
	if b.defects[AnyApp] && c.app == nil {
		c.app = b.apps[App]
	}
	switch {
	case c.app == nil:
		return nil, &failure{status: http.StatusNotFound, code: "app_not_found", field: "app_id"}
	case b.defects[FailsOnTwice] && len(form["app_id"]) > 1:
		return nil, &failure{status: http.StatusInternalServerError, code: "twice"}
	case b.defects[FailsOnUnknownFields] && form.Has("from_the_future"):
		return nil, &failure{status: http.StatusInternalServerError, code: "unknown_field"}
	}
	var list struct{ Data []object }
	if err := b.decode(form, "user_data", &c.data); err != nil {
		return nil, err
	}
	if err := b.decode(form, "event_list", &list); err != nil {
		return nil, err
	}
	c.events = list.Data
	if b.defects[FailsOnNUL] && strings.Contains(form.Encode(), "%5Cu0000") {
		return nil, &failure{status: http.StatusInternalServerError, code: "nul"}
	}
	return c, nil
}

func (b *Backend) decode(form url.Values, field string, into any) error {
	text := form.Get(field)
	if text == "" {
		return nil
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if d.Decode(into) == nil && d.Decode(new(any)) == io.EOF {
		return nil
	}
	if b.defects[FailsOnBadJSON] {
		return &failure{status: http.StatusInternalServerError, code: "bad_json"}
	}
	return &failure{status: http.StatusBadRequest, code: "invalid_field", field: field}
}

// text reads an id, which may be a string or a number.
func (b *Backend) text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		if f, err := v.Float64(); err == nil && b.defects[NumbersAreOthers] {
			return fmt.Sprint(f)
		}
		return v.String()
	}
	return ""
}

// refuse answers with what went wrong.
func (b *Backend) refuse(w http.ResponseWriter, err error) {
	f := &failure{status: http.StatusInternalServerError, code: "internal_error"}
	errors.As(err, &f)
	if b.defects[HTMLErrors] {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(f.status)
		fmt.Fprintf(w, "<h1>%s</h1>", f.code)
		return
	}
	one := object{"code": f.code, "message": "The request was refused: " + f.code + "."}
	if f.field != "" && !b.defects[ErrorsWithoutField] {
		one["field"] = f.field
	}
	b.write(w, f.status, object{"errors": []any{one}, "jwt_expired": f.expired})
}

func (b *Backend) write(w http.ResponseWriter, status int, v any) {
	var body bytes.Buffer
	if err := json.NewEncoder(&body).Encode(v); err != nil {
		panic(err) // answers are made of what was decoded
	}
	w.Header().Set("Content-Type", "application/json")
	if b.defects[PlainTextAnswers] {
		w.Header().Set("Content-Type", "text/plain")
	}
	w.WriteHeader(status)
	_, _ = w.Write(body.Bytes())
}
