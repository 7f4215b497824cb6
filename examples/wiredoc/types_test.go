package wiredoc_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/messenger"
	"github.com/entryphone/entryphone/examples/wiredoc"
	"github.com/entryphone/entryphone/sdk/wire"
)

// idRef is the one schema that Go has narrower: clients take numbers for ids too.
const idRef = "#/components/schemas/Id"

// compare says where encoding/json and a schema do not mean the same by a type.
func compare(path string, goType reflect.Type, schema *openapi3.SchemaRef) []string {
	if schema.Ref == idRef && goType.Kind() == reflect.String {
		return nil
	}
	if goType.Kind() == reflect.Pointer {
		goType = goType.Elem()
	}
	kind := map[reflect.Kind]string{
		reflect.String: "string", reflect.Bool: "boolean", reflect.Int: "integer", reflect.Int64: "integer", reflect.Float64: "number",
		reflect.Slice: "array", reflect.Map: "object", reflect.Struct: "object",
	}[goType.Kind()]
	types := []string{}
	for _, t := range typesOf(schema) {
		if t != "null" {
			types = append(types, t)
		}
	}
	if !slices.Equal(types, []string{kind}) {
		return []string{fmt.Sprintf("%s is %s in Go and %v in the document", path, goType, types)}
	}
	switch goType.Kind() {
	case reflect.Slice:
		if items := wiredoc.Items(schema); items != nil {
			return compare(path+"[]", goType.Elem(), items)
		}
		return []string{path + "[] is not in the document"}
	case reflect.Map:
		if other := wiredoc.Members(schema).Other; other != nil {
			return compare(path+".*", goType.Elem(), other)
		}
		return []string{path + ".* is not in the document"}
	case reflect.Struct:
		return compareStruct(path, goType, schema)
	}
	return nil
}

// typesOf are the types of a schema, or of the first that it is made of.
func typesOf(schema *openapi3.SchemaRef) []string {
	if len(schema.Value.AllOf) > 0 && schema.Value.Type == nil {
		return typesOf(schema.Value.AllOf[0])
	}
	return schema.Value.Type.Slice()
}

func compareStruct(path string, goType reflect.Type, schema *openapi3.SchemaRef) []string {
	var out []string
	named, known := wiredoc.Members(schema).Named, map[string]bool{}
	for _, f := range reflect.VisibleFields(goType) {
		name, options, tagged := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && f.Tag == "", name == "-" || !f.IsExported():
			continue
		case name == "":
			name = f.Name
		}
		known[name] = true
		if named[name] == nil {
			out = append(out, path+"."+name+" is not in the document")
			continue
		}
		if tagged && strings.Contains(options, "omit") && slices.Contains(schema.Value.Required, name) {
			out = append(out, path+"."+name+" is required, and Go leaves it out")
		}
		out = append(out, compare(path+"."+name, f.Type, named[name])...)
	}
	for name := range named {
		if !known[name] {
			out = append(out, path+"."+name+" is not in Go")
		}
	}
	return out
}

func schema(t *testing.T, name string) *openapi3.SchemaRef {
	t.Helper()
	s := load(t).Components.Schemas[name]
	require.NotNil(t, s, name)
	return s
}

func TestTheDocumentHasTheMembersOfAnswers(t *testing.T) {
	for name, answer := range map[string]any{
		"PingAnswer": messenger.Answer{}, "ErrorAnswer": wire.ErrorAnswer{}, "HomeAnswer": wire.HomeAnswer{}, "ConversationList": wire.ConversationList{},
		"Conversation": wire.Conversation{}, "Part": wire.Part{}, "Upload": wire.Upload{}, "Frame": wire.Frame{},
	} {
		assert.Empty(t, compare(name, reflect.TypeOf(answer), schema(t, name)))
	}
}

// What no type of wire has is the reference backend's alone.
func TestTheBackendAddsWhatTheWireDoesNotKnow(t *testing.T) {
	assert.ElementsMatch(t, []string{"A.modules.messages is not in Go", "A.modules.features is not in Go", "A.open_config is not in Go", "A.checklists is not in Go"},
		compare("A", reflect.TypeOf(wire.PingAnswer{}), schema(t, "PingAnswer")))
}

func TestWhatGoMakesOfAnswersIsAsTheDocumentHasIt(t *testing.T) {
	var full messenger.Answer
	fill(t, reflect.ValueOf(&full).Elem())
	full.User.Role = wire.RoleLead
	least := messenger.Answer{PingAnswer: wire.PingAnswer{User: wire.User{Role: wire.RoleVisitor}, ClientMatches: []wire.Content{{}}}}
	d := load(t)
	for name, answer := range map[string]any{"full": full, "least": least.PingAnswer, "nothing to show": wire.PingAnswer{User: least.User}} {
		text, err := json.Marshal(answer)
		require.NoError(t, err)
		var value any
		require.NoError(t, json.Unmarshal(text, &value))
		assert.NoError(t, d.Conforms(d.Components.Schemas["PingAnswer"], value), name)
	}
}

func TestADifferenceBetweenGoAndDocumentIsSeen(t *testing.T) {
	type base struct {
		Code    string `json:"code"`
		Message string `json:"message"`
	}
	for name, value := range map[string]any{
		"": struct {
			base
			Field string `json:"field,omitempty"`
			Aside string `json:"-"`
		}{},
		"added": struct {
			base
			Field string `json:"field,omitempty"`
			More  string `json:"more"`
		}{},
		"added without a tag": struct {
			base
			Field string `json:"field,omitempty"`
			More  string
		}{},
		"missing": base{},
		"renamed": struct {
			base
			Field string `json:"fields,omitempty"`
		}{},
		"retyped": struct {
			base
			Field int `json:"field,omitempty"`
		}{},
		"a list of it": struct {
			base
			Field []string `json:"field,omitempty"`
		}{},
		"required, but left out": struct {
			Code    string `json:"code,omitempty"`
			Message string `json:"message"`
			Field   string `json:"field,omitempty"`
		}{},
	} {
		assert.Equal(t, name == "", len(compare("Error", reflect.TypeOf(value), schema(t, "Error"))) == 0, name)
	}
}
