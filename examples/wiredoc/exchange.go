package wiredoc

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/getkin/kin-openapi/openapi3"
)

// Exchange is a request and its answer.
type Exchange struct {
	Method string
	Path   string // escaped, as it is sent
	Header http.Header
	Body   string
	Answer *Answer // nil when there was none
}

// Answer is what a backend said.
type Answer struct {
	Status int
	Header http.Header
	Body   string
}

// Check says all that is not as the document has it, nil when nothing is.
func (d *Document) Check(e Exchange) error {
	template, params := d.find(e.Path)
	if template == "" || e.Method != http.MethodPost {
		return fmt.Errorf("%s %s is not in the document", e.Method, e.Path)
	}
	operation := d.Paths.Value(template).Post
	faults := append(d.checkParams(operation, params), d.checkForm(operation, e)...)
	if e.Answer != nil {
		faults = append(faults, d.checkAnswer(operation, *e.Answer)...)
	}
	if err := errors.Join(faults...); err != nil {
		return fmt.Errorf("%s %s: %w", e.Method, e.Path, err)
	}
	return nil
}

func (d *Document) checkParams(operation *openapi3.Operation, params map[string]string) []error {
	var faults []error
	for _, p := range operation.Parameters {
		faults = append(faults, d.check("path: "+p.Value.Name, p.Value.Schema, params[p.Value.Name])...)
	}
	return faults
}

// check holds a value against a schema, and looks for what the schema does not name.
func (d *Document) check(what string, schema *openapi3.SchemaRef, value any) []error {
	var faults []error
	if err := d.Conforms(schema, value); err != nil {
		faults = append(faults, fmt.Errorf("%s: %w", what, err))
	}
	for _, name := range unnamed(schema, value) {
		faults = append(faults, fmt.Errorf("%s: %s is not in the document", what, name))
	}
	return faults
}
