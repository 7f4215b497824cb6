package wiredoc

import (
	"encoding/json"
	"fmt"

	"github.com/getkin/kin-openapi/openapi3"
)

func (d *Document) checkAnswer(operation *openapi3.Operation, a Answer) []error {
	response := operation.Responses.Status(a.Status)
	if response == nil {
		response = operation.Responses.Default()
	}
	what := fmt.Sprintf("answer %d", a.Status)
	faults := d.checkHeaders(what, response.Value, a)
	if len(response.Value.Content) == 0 {
		if a.Body != "" {
			faults = append(faults, fmt.Errorf("%s: has a body", what))
		}
		return faults
	}
	kind := a.Header.Get("Content-Type")
	media := response.Value.Content.Get(kind)
	if media == nil {
		return append(faults, fmt.Errorf("%s: the document has no body of type %q", what, kind))
	}
	var body any
	if err := json.Unmarshal([]byte(a.Body), &body); err != nil {
		return append(faults, fmt.Errorf("%s: %w", what, err))
	}
	return append(faults, d.check(what, media.Schema, body)...)
}

// checkHeaders looks at the headers that the document describes, where they are.
func (d *Document) checkHeaders(what string, response *openapi3.Response, a Answer) []error {
	var faults []error
	for name, header := range response.Headers {
		for _, text := range a.Header.Values(name) {
			faults = append(faults, d.check(what+": header "+name, header.Value.Schema, text)...)
		}
	}
	return faults
}
