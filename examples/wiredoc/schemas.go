package wiredoc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas are the document's, ready to hold values against. kin-openapi could do
// that too, with the same package underneath, but says less clearly what is wrong.
type schemas struct {
	components any // what references lead to

	mu       sync.Mutex
	compiled map[*openapi3.SchemaRef]*jsonschema.Schema
}

func newSchemas(t *openapi3.T) (*schemas, error) {
	components, err := plain(t.Components)
	return &schemas{components: components, compiled: map[*openapi3.SchemaRef]*jsonschema.Schema{}}, err
}

// Conforms says where a value, as encoding/json reads it, is not as a schema of the
// document has it, formats included.
func (d *Document) Conforms(schema *openapi3.SchemaRef, value any) error {
	compiled, err := d.schemas.get(schema)
	if err != nil {
		return err
	}
	return compiled.Validate(value)
}

func (s *schemas) get(schema *openapi3.SchemaRef) (*jsonschema.Schema, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if known := s.compiled[schema]; known != nil {
		return known, nil
	}
	compiled, err := s.compile(schema)
	if err != nil {
		return nil, fmt.Errorf("compiling a schema: %w", err)
	}
	s.compiled[schema] = compiled
	return compiled, nil
}

// resource is what errors call the document.
const resource = "wire:///openapi.yaml"

// compile makes a resource of the schema that has the document's components where
// the document has them.
func (s *schemas) compile(schema *openapi3.SchemaRef) (*jsonschema.Schema, error) {
	root, err := plain(schema)
	if err != nil {
		return nil, err
	}
	root.(map[string]any)["components"] = s.components
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	if err := c.AddResource(resource, root); err != nil {
		return nil, err
	}
	return c.Compile(resource)
}

// plain is what encoding/json makes of v, as maps and lists.
func plain(v any) (any, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(text))
}
