package wiredoc

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Document is the description of the wire.
type Document struct {
	*openapi3.T
	schemas *schemas
}

// path is found by the place of this file: the document is in another module.
func path() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..", "sdk", "wire", "openapi.yaml")
}

// Load reads the document. It fails where the document is not valid OpenAPI, its
// examples included.
func Load() (*Document, error) {
	t, err := openapi3.NewLoader().LoadFromFile(path())
	if err != nil {
		return nil, fmt.Errorf("reading the wire's document: %w", err)
	}
	if err := t.Validate(context.Background(), openapi3.EnableMultiError()); err != nil {
		return nil, fmt.Errorf("the wire's document is not valid: %w", err)
	}
	s, err := newSchemas(t)
	if err != nil {
		return nil, fmt.Errorf("reading the wire's schemas: %w", err)
	}
	return &Document{t, s}, nil
}

const prefix = "/messenger/web/"

// Kind is the kind of request that a path asks for: ping, events or
// content/{type}/{id}/{event}, for example; "" where the document has none.
func (d *Document) Kind(path string) string {
	template, _ := d.find(path)
	return strings.TrimPrefix(template, prefix)
}

// Kinds are all that the document has, in no order.
func (d *Document) Kinds() []string {
	var out []string
	for template := range d.Paths.Map() {
		out = append(out, strings.TrimPrefix(template, prefix))
	}
	return out
}

// find returns the template that an escaped path fits, and what stands in it for
// the template's parameters.
func (d *Document) find(path string) (template string, params map[string]string) {
	parts := strings.Split(path, "/")
	for template := range d.Paths.Map() {
		if params, ok := fit(strings.Split(template, "/"), parts); ok {
			return template, params
		}
	}
	return "", nil
}

func fit(template, parts []string) (map[string]string, bool) {
	if len(template) != len(parts) {
		return nil, false
	}
	params := map[string]string{}
	for i, name := range template {
		value, err := url.PathUnescape(parts[i])
		switch {
		case err != nil:
			return nil, false
		case strings.HasPrefix(name, "{"):
			params[strings.Trim(name, "{}")] = value
		case name != value:
			return nil, false
		}
	}
	return params, true
}
