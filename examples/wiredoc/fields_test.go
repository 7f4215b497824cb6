package wiredoc_test

import (
	"encoding/json"
	"maps"
	"net/url"
	"reflect"
	"slices"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/wiredoc"
	"github.com/entryphone/entryphone/sdk/wire"
)

// fill sets every field, however deep, to a value that is not zero.
func fill(t *testing.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(t, v.Index(0))
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(t, key)
		fill(t, value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem())
	case reflect.String, reflect.Interface:
		v.Set(reflect.ValueOf("text").Convert(v.Type()))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(1)
	default:
		require.Fail(t, "not known how to fill", "%s", v.Type())
	}
}

// sent is the form of a request that has everything.
func sent(t *testing.T) url.Values {
	var r wire.Request
	fill(t, reflect.ValueOf(&r).Elem())
	form, err := url.ParseQuery(wire.AddSession(r.Encode(), r.Session))
	require.NoError(t, err)
	return form
}

// fields are the fields of all forms of the document.
func fields(d *wiredoc.Document) map[string]*openapi3.SchemaRef {
	out := map[string]*openapi3.SchemaRef{}
	for _, o := range operations(d) {
		maps.Copy(out, wiredoc.Members(form(o).Schema).Named)
	}
	return out
}

// asJSON reads a form field as the value of the type that its text has; digits are a
// number where the document says so.
func asJSON(text string, schema *openapi3.SchemaRef) any {
	var v any
	if json.Unmarshal([]byte(text), &v) == nil {
		if _, number := v.(float64); !number || schema.Value.Type.Is("integer") {
			return v
		}
	}
	return text
}

func TestTheDocumentHasTheFieldsThatAreSent(t *testing.T) {
	documented, form := fields(load(t)), sent(t)
	delete(documented, "file") // is no text
	assert.ElementsMatch(t, slices.Collect(maps.Keys(documented)), slices.Collect(maps.Keys(form)))
	for name, values := range form {
		if schema := documented[name]; assert.NotNil(t, schema, name) {
			assert.Empty(t, differ(name, schema, asJSON(values[0], schema)))
		}
	}
}

func TestWordsAreTheOnesOfThePackage(t *testing.T) {
	d := load(t)
	assert.ElementsMatch(t, []any{wire.SourceBoot, wire.SourceAutoBoot, wire.SourceUpdate, wire.SourceURLChange}, fields(d)["source"].Value.Enum)
	assert.Equal(t, []any{wire.RoleVisitor, wire.RoleLead, wire.RoleUser}, d.Components.Schemas["User"].Value.Properties["role"].Value.Enum)
	assert.Equal(t, wire.Version, fields(d)["v"].Value.Const)
}

// differ says where a value has another type than its schema, or where an object
// whose members all have names has others.
func differ(path string, schema *openapi3.SchemaRef, value any) []string {
	var out []string
	if kind := kindOf(value); !schema.Value.Type.Includes(kind) {
		out = append(out, path+" is sent as "+kind)
	}
	members := wiredoc.Members(schema)
	switch value := value.(type) {
	case map[string]any:
		if members.Other != nil {
			return out
		}
		for name := range members.Named {
			if _, there := value[name]; !there {
				out = append(out, path+"."+name+" is not sent")
			}
		}
		for name, v := range value {
			if members.Named[name] == nil {
				out = append(out, path+"."+name+" is not in the document")
				continue
			}
			out = append(out, differ(path+"."+name, members.Named[name], v)...)
		}
	case []any:
		for _, v := range value {
			out = append(out, differ(path+"[]", wiredoc.Items(schema), v)...)
		}
	}
	return out
}

func kindOf(value any) string {
	switch value.(type) {
	case map[string]any:
		return "object"
	case []any:
		return "array"
	case bool:
		return "boolean"
	case float64:
		return "integer"
	case nil:
		return "null"
	}
	return "string"
}

func TestADifferenceBetweenFormAndDocumentIsSeen(t *testing.T) {
	event := fields(load(t))["event_list"]
	for name, text := range map[string]string{
		"":        `{"data":[{"event_name":"x","metadata":{"x":[]},"created_at":1,"id":"x"}]}`,
		"added":   `{"data":[{"event_name":"x","metadata":{},"created_at":1,"id":"x","more":1}]}`,
		"missing": `{"data":[{"event_name":"x","metadata":{},"created_at":1}]}`,
		"renamed": `{"data":[{"name":"x","metadata":{},"created_at":1,"id":"x"}]}`,
		"retyped": `{"data":[{"event_name":"x","metadata":{},"created_at":"1","id":"x"}]}`,
		"a list":  `{"data":{"event_name":"x"}}`,
	} {
		assert.Equal(t, name == "", len(differ("event_list", event, asJSON(text, event))) == 0, name)
	}
}
