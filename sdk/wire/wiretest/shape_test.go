package wiretest

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func decode(t *testing.T, text string) any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var v any
	require.NoError(t, d.Decode(&v))
	return v
}

func TestShapesSayWhereSomethingIsWrong(t *testing.T) {
	tests := []struct {
		name  string
		shape rule
		json  string
		want  []string
	}{
		{"an object", fields(has("a", text)), `{"a":"x","b":1}`, nil},
		{"no object", fields(has("a", text)), `[]`, []string{"the body is a list, not an object"}},
		{"a member that is missing", fields(has("a", text)), `{}`, []string{"a is missing"}},
		{"a member that is null", fields(has("a", text)), `{"a":null}`, []string{"a is null, not a string"}},
		{"a member that may be missing", fields(may("a", text)), `{"a":null}`, nil},
		{"a member that may be missing, of another type", fields(may("a", text)), `{"a":5}`, []string{"a is the number 5, not a string"}},
		{"everything that is wrong", fields(has("a", text), has("b", boolean)), `{"b":"true"}`, []string{"a is missing", `b is "true", not true or false`}},
		{"in a list in an object", fields(has("a", each(fields(has("b", text))))), `{"a":[{"b":""},{}]}`, []string{"a[1].b is missing"}},
		{"no list", fields(has("a", each(text))), `{"a":{}}`, []string{"a is an object, not a list"}},
		{"a set", oneOf("x", "y"), `"z"`, []string{`the body is "z", not one of x, y`}},
		{"a whole number", whole, `1.0`, nil},
		{"a fraction", whole, `1.5`, []string{"the body is the number 1.5, not a whole number"}},
		{"a number too large to be exact", whole, `9007199254740993`, []string{"the body is the number 9007199254740993, not a whole number"}},
		{"an id", anID, `"x"`, nil},
		{"an id that is a number", anID, `17`, nil},
		{"an empty id", anID, `""`, []string{`the body is "", not an id`}},
		{"an id that is an object", anID, `{}`, []string{"the body is an object, not a string or a whole number below 2^53"}},
		{"Unix seconds", seconds, `1800000000`, nil},
		{"milliseconds", seconds, `1800000000000`, []string{"the body is the number 1800000000000, not a time in Unix seconds"}},
		{"a date", seconds, `"2027-01-15"`, []string{`the body is "2027-01-15", not a time in Unix seconds`}},
		{"errors", errorsShape, `{"errors":[{"code":"x","message":"y"},{"code":"x","message":"y","field":"z"}]}`, nil},
		{"no errors", errorsShape, `{"errors":[]}`, []string{"errors is empty: it has to say what is wrong"}},
		{"errors that are texts", errorsShape, `{"errors":["x"]}`, []string{`errors[0] is "x", not an object`}},
		{"an error without a message", errorsShape, `{"errors":[{"code":"x","message":""}]}`, []string{`errors[0].message is "", not a string with something in it`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, tt.shape("", decode(t, tt.json))) })
	}
}

func TestBlocksFollowTheirTypes(t *testing.T) {
	tests := []struct{ json, want string }{
		{`{"type":"paragraph","text":""}`, ""},
		{`{"type":"paragraph"}`, "b.text is missing"},
		{`{"type":"heading","text":1}`, "b.text is the number 1, not a string"},
		{`{"type":"image","url":"x","alt":""}`, ""},
		{`{"type":"image","url":"x"}`, "b.alt is missing"},
		{`{"type":"image","url":"x","alt":"","width":"10"}`, `b.width is "10", not a whole number`},
		{`{"type":"button","text":"x"}`, ""},
		{`{"type":"list","items":["x"],"ordered":true}`, ""},
		{`{"type":"list","items":[1]}`, "b.items[0] is the number 1, not a string"},
		{`{"type":"attachment","name":"x","url":"x","size":1,"content_type":"x"}`, ""},
		{`{"type":"attachment","name":"x","url":"x","size":1}`, "b.content_type is missing"},
		{`{"type":"video"}`, "b.url is missing"},
		{`{"type":"from the future"}`, ""},
		{`{"text":"x"}`, "b.type is missing"},
		{`null`, "b is null, not an object"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, strings.Join(block("b", decode(t, tt.json)), "; "), tt.json)
	}
}
