package wiretest

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"slices"
	"strings"
)

// succeeded fails unless the answer is 2xx.
func (p *probe) succeeded(a answer) {
	p.holds(a.status >= 200 && a.status < 300, "%v, not 2xx", a)
}

// json reads a body that has to be one JSON value, and say so.
func (p *probe) json(a answer) any {
	kind, params, err := mime.ParseMediaType(a.header.Get("Content-Type"))
	p.holds(err == nil && kind == "application/json", "%v: the Content-Type is %q, not application/json", a, a.header.Get("Content-Type"))
	p.holds(params["charset"] == "" || strings.EqualFold(params["charset"], "utf-8"), "%v: JSON in %s, not UTF-8", a, params["charset"])
	d := json.NewDecoder(bytes.NewReader(a.body))
	d.UseNumber()
	var v any
	p.holds(d.Decode(&v) == nil && d.Decode(new(any)) == io.EOF, "%v: the body is not one JSON value", a)
	return v
}

// fits fails unless the answer is JSON of that shape.
func (p *probe) fits(a answer, shape rule) {
	if wrong := shape("", p.json(a)); len(wrong) > 0 {
		p.fail("%s %s answered with what clients cannot use:\n%s", a.request.method, a.request.path, strings.Join(wrong, "\n"))
	}
}

// refused fails unless the answer is a refusal with one of these statuses, which
// says why in the shape of errors.
func (p *probe) refused(a answer, statuses ...int) {
	p.holds(slices.Contains(statuses, a.status), "%v, not %v", a, statuses)
	p.fits(a, errorsShape)
}

// refused4xx is refused where several statuses fit.
func (p *probe) refused4xx(a answer) {
	p.holds(a.status >= 400 && a.status < 500, "%v, not 4xx", a)
	p.fits(a, errorsShape)
}

// survived fails where the backend broke: it may take what it was sent, or refuse
// it in the shape of errors.
func (p *probe) survived(a answer, what string) {
	switch {
	case a.status >= 200 && a.status < 300:
	case a.status >= 400 && a.status < 500:
		p.fits(a, errorsShape)
	default:
		p.fail("%s: %v, neither 2xx nor 4xx", what, a)
	}
}

// names says whether a refusal is about that field, or about a part of it.
func names(a answer, field string) bool {
	var body struct {
		Errors []struct{ Field string }
	}
	if json.Unmarshal(a.body, &body) != nil {
		return false
	}
	for _, e := range body.Errors {
		if e.Field == field || strings.HasPrefix(e.Field, field+".") || strings.HasPrefix(e.Field, field+"[") {
			return true
		}
	}
	return false
}
