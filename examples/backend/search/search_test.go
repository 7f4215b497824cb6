package search_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/search"
)

func TestQueriesThatAreRefused(t *testing.T) {
	condition := `{"field":"email","operator":"=","value":"a"}`
	group := func(s string) string { return `{"operator":"AND","value":[` + s + `]}` }
	tests := []struct{ name, query, field string }{
		{"nothing", ``, "query"},
		{"null", `null`, "query"},
		{"a list", `[]`, "query"},
		{"no field", `{"operator":"=","value":"a"}`, "query.field"},
		{"an unknown field", `{"field":"password","operator":"=","value":"a"}`, "query.field"},
		{"SQL as a field", `{"field":"1=1 --","operator":"=","value":"a"}`, "query.field"},
		{"no custom name", `{"field":"custom_attributes.","operator":"=","value":"a"}`, "query.field"},
		{"an unknown operator", `{"field":"email","operator":"LIKE","value":"a"}`, "query.operator"},
		{"an unknown custom operator", `{"field":"custom_attributes.x","operator":"OR 1=1","value":"a"}`, "query.operator"},
		{"an order of strings", `{"field":"email","operator":">","value":"a"}`, "query.operator"},
		{"an order of custom strings", `{"field":"custom_attributes.x","operator":">","value":"a"}`, "query.operator"},
		{"a string for a number", `{"field":"created_at","operator":">","value":"soon"}`, "query.value"},
		{"more than null", `{"field":"created_at","operator":">","value":null}`, "query.value"},
		{"a number for a boolean", `{"field":"unsubscribed_from_emails","operator":"=","value":1}`, "query.value"},
		{"an object", `{"field":"email","operator":"=","value":{}}`, "query.value"},
		{"a custom list", `{"field":"custom_attributes.x","operator":"=","value":[1]}`, "query.value"},
		{"IN without a list", `{"field":"email","operator":"IN","value":"a"}`, "query.value"},
		{"IN with nothing", `{"field":"email","operator":"IN","value":[]}`, "query.value"},
		{"an empty group", group(``), "query.value"},
		{"a group of anything", group(`1`), "query.value[0]"},
		{"a group that is a string", `{"operator":"OR","value":"x"}`, "query.value"},
		{"too large a group", group(strings.Repeat(condition+",", 15) + condition), "query.value"},
		{"too deep", group(group(group(group(condition)))), "query.value[0].value[0].value[0]"},
		{"wrong inside", group(condition + `,{"field":"email","operator":"="},{"field":"x","operator":"=","value":1}`), "query.value[2].field"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := search.Contacts.Parse([]byte(tt.query))
			var p *search.Problem
			require.ErrorAs(t, err, &p)
			assert.Equal(t, tt.field, p.Field)
			assert.NotEmpty(t, p.Message)
		})
	}
}

func TestQueriesBecomeConditions(t *testing.T) {
	q, err := search.Contacts.Parse([]byte(`{"operator":"OR","value":[
		{"field":"email","operator":"=","value":"Ada@Example.com"},
		{"operator":"AND","value":[{"field":"role","operator":"NIN","value":["lead","visitor"]},{"field":"created_at","operator":"<","value":"5"}]},
		{"field":"custom_attributes.x'y","operator":">","value":1}]}`))
	require.NoError(t, err)
	where, args := q.Where()
	assert.Equal(t, "(email_key = ?) OR ((NOT (role = ? OR role = ?)) AND ((created_at < ? AND created_at <> 0))) OR "+
		"(EXISTS (SELECT 1 FROM json_each(custom_attributes) AS a WHERE a.key = ? AND a.type IN ('integer', 'real') AND a.value > ?))", where)
	assert.Equal(t, []any{"ada@example.com", "lead", "visitor", 5.0, "x'y", 1.0}, args)
}

func TestPages(t *testing.T) {
	p, err := search.Contacts.ParsePage(nil, nil)
	require.NoError(t, err)
	after, args, order := p.Order()
	assert.Equal(t, 50, p.PerPage)
	assert.Equal(t, "1", after)
	assert.Empty(t, args)
	assert.Equal(t, "created_at DESC, id DESC", order)

	cursor := search.Cursor{Value: 7, ID: "x"}.String()
	p, err = search.Contacts.ParsePage(json.RawMessage(`{"per_page":2,"starting_after":"`+cursor+`"}`), json.RawMessage(`{"field":"updated_at","order":"ascending"}`))
	require.NoError(t, err)
	after, args, order = p.Order()
	assert.Equal(t, 2, p.PerPage)
	assert.Equal(t, "(updated_at, id) > (?, ?)", after)
	assert.Equal(t, []any{int64(7), "x"}, args)
	assert.Equal(t, "updated_at ASC, id ASC", order)
}

func TestPagesThatAreRefused(t *testing.T) {
	tests := []struct{ pagination, sort, field string }{
		{`[]`, ``, "pagination"},
		{`{"per_page":0}`, ``, "pagination.per_page"},
		{`{"per_page":151}`, ``, "pagination.per_page"},
		{`{"starting_after":"?"}`, ``, "pagination.starting_after"},
		{`{"starting_after":"bnVsbA"}`, ``, "pagination.starting_after"},
		{``, `[]`, "sort"},
		{``, `{"field":"email","order":"ascending"}`, "sort.field"},
		{``, `{"field":"created_at","order":"up"}`, "sort.order"},
	}
	for _, tt := range tests {
		_, err := search.Contacts.ParsePage(json.RawMessage(tt.pagination), json.RawMessage(tt.sort))
		var p *search.Problem
		if assert.ErrorAs(t, err, &p, tt) {
			assert.Equal(t, tt.field, p.Field)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`{"operator":"OR","value":[{"field":"email","operator":"~","value":"x"},{"field":"custom_attributes.a'b","operator":"IN","value":[1,null,true,"x"]}]}`)
	f.Add(`{"field":"created_at","operator":"!=","value":null}`)
	f.Fuzz(func(t *testing.T, text string) {
		q, err := search.Contacts.Parse([]byte(text))
		if err != nil {
			var p *search.Problem
			assert.True(t, errors.As(err, &p) && p.Field != "")
			return
		}
		where, args := q.Where()
		assert.Equal(t, strings.Count(where, "?"), len(args), "as many arguments as places: %s", where)
		assert.NotContains(t, where, "--")
	})
}
