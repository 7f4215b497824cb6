package store_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/search"
	"github.com/entryphone/entryphone/examples/backend/store"
)

func people(t testing.TB) *store.Store {
	s := fresh(t)
	write(t, s, func(tx *store.Tx) {
		put(t, tx, contacts.Contact{ID: "ada", Role: contacts.User, UserID: "7", Email: "Ada@Example.com", Name: "Ada Example", Unsubscribed: true,
			CreatedAt: 100, LastSeenAt: 500, SignedUpAt: 50, Custom: map[string]any{"plan": "Pro", "seats": 5.0, "admin": true, `o"d'd`: "x"}})
		put(t, tx, contacts.Contact{ID: "bob", Role: contacts.User, Email: "bob@other.example", CreatedAt: 200, LastSeenAt: 400,
			Custom: map[string]any{"plan": "free", "seats": 50.0, "admin": false}, UTM: map[string]string{"utm_source": "mail"}})
		put(t, tx, contacts.Contact{ID: "cat", Role: contacts.Visitor, AnonymousID: "v", CreatedAt: 200, LastSeenAt: 300,
			Custom: map[string]any{"seats": "5", "one": 1.0}})
		other := contacts.Contact{ID: "other", AppID: "other", Role: contacts.User, UserID: "7", CreatedAt: 100}
		require.NoError(t, tx.PutContact(&other))
	})
	return s
}

func find(t testing.TB, s *store.Store, query, pagination, sort string) (f store.Found[*contacts.Contact]) {
	q, err := search.Contacts.Parse([]byte(query))
	require.NoError(t, err)
	p, err := search.Contacts.ParsePage(json.RawMessage(pagination), json.RawMessage(sort))
	require.NoError(t, err)
	require.NoError(t, s.Read(context.Background(), func(tx *store.Tx) error {
		f, err = tx.Search(app, q, p)
		return err
	}))
	return f
}

func ids(f store.Found[*contacts.Contact]) []string {
	out := []string{}
	for _, c := range f.Rows {
		out = append(out, c.ID)
	}
	return out
}

func TestSearch(t *testing.T) {
	s := people(t)
	tests := []struct {
		field, operator, value string
		want                   []string
	}{
		{"email", "=", `"ada@example.COM"`, []string{"ada"}},
		{"email", "!=", `"ada@example.com"`, []string{"cat", "bob"}},
		{"email", "~", `"EXAMPLE"`, []string{"bob", "ada"}},
		{"email", "!~", `"other"`, []string{"cat", "ada"}},
		{"email", "=", `null`, []string{"cat"}},
		{"email", "IN", `["ada@example.com","x"]`, []string{"ada"}},
		{"email_domain", "=", `"Example.com"`, []string{"ada"}},
		{"role", "=", `"visitor"`, []string{"cat"}},
		{"role", "NIN", `["visitor"]`, []string{"bob", "ada"}},
		{"external_id", "=", `7`, []string{"ada"}},
		{"id", "=", `"cat"`, []string{"cat"}},
		{"name", "~", `"example"`, []string{"ada"}},
		{"created_at", "=", `200`, []string{"cat", "bob"}},
		{"created_at", ">", `"150"`, []string{"cat", "bob"}},
		{"signed_up_at", "<", `100`, []string{"ada"}},
		{"unsubscribed_from_emails", "=", `true`, []string{"ada"}},
		{"unsubscribed_from_emails", "!=", `true`, []string{"cat", "bob"}},
		{"utm_source", "=", `"mail"`, []string{"bob"}},
		{"utm_term", "=", `null`, []string{"cat", "bob", "ada"}},
		{"custom_attributes.plan", "=", `"Pro"`, []string{"ada"}},
		{"custom_attributes.plan", "!=", `"Pro"`, []string{"cat", "bob"}},
		{"custom_attributes.plan", "~", `"R"`, []string{"bob", "ada"}},
		{"custom_attributes.plan", "=", `null`, []string{"cat"}},
		{"custom_attributes.seats", "=", `5`, []string{"ada"}},
		{"custom_attributes.seats", "=", `"5"`, []string{"cat"}},
		{"custom_attributes.seats", ">", `5`, []string{"bob"}},
		{"custom_attributes.seats", "IN", `[5,50,"5"]`, []string{"cat", "bob", "ada"}},
		{"custom_attributes.admin", "=", `true`, []string{"ada"}},
		{"custom_attributes.admin", "=", `false`, []string{"bob"}},
		{"custom_attributes.one", "=", `true`, []string{}},
		{`custom_attributes.o\"d'd`, "=", `"x"`, []string{"ada"}},
	}
	for _, tt := range tests {
		t.Run(tt.field+tt.operator+tt.value, func(t *testing.T) {
			f := find(t, s, fmt.Sprintf(`{"field":"%s","operator":"%s","value":%s}`, tt.field, tt.operator, tt.value), ``, ``)
			assert.Equal(t, tt.want, ids(f))
			assert.Equal(t, len(tt.want), f.Total)
			assert.Nil(t, f.Next)
		})
	}
}

func TestSearchNestsAndTurnsPages(t *testing.T) {
	s := people(t)
	nested := `{"operator":"OR","value":[{"field":"id","operator":"=","value":"cat"},
		{"operator":"AND","value":[{"field":"role","operator":"=","value":"user"},{"field":"custom_attributes.seats","operator":"<","value":10}]}]}`
	assert.Equal(t, []string{"cat", "ada"}, ids(find(t, s, nested, ``, ``)))

	all := `{"field":"id","operator":"!=","value":"nobody"}`
	for _, sort := range []string{``, `{"field":"last_seen_at","order":"ascending"}`} {
		whole := ids(find(t, s, all, ``, sort))
		var turned []string
		pagination := `{"per_page":1}`
		for i := 0; ; i++ {
			f := find(t, s, all, pagination, sort)
			assert.Equal(t, 3, f.Total)
			assert.Equal(t, i, f.Before)
			turned = append(turned, ids(f)...)
			if f.Next == nil {
				break
			}
			pagination = `{"per_page":1,"starting_after":"` + f.Next.String() + `"}`
		}
		assert.Equal(t, whole, turned)
	}
}

// Whatever a query holds, the database takes it: each kind of field with each operator
// and values that mean something to SQL or to LIKE.
func TestAnySearchIsSQL(t *testing.T) {
	s := people(t)
	fields := []string{"id", "role", "external_id", "email", "email_domain", "name", "unsubscribed_from_emails", "created_at", "updated_at",
		"utm_source", "custom_attributes.plan", `custom_attributes.o\"d'd`, "custom_attributes.$.x", "custom_attributes.--", "custom_attributes."}
	values := []string{`null`, `true`, `0`, `-1e300`, `9007199254740993`, `"x"`, `""`, `"%_'"`, `"'; DROP TABLE contacts; --"`, `"\u0000"`, `"200"`,
		`[]`, `[null]`, `[1,null,true,"x"]`, `["%","_","'"]`, `{}`}
	searched := 0
	require.NoError(t, s.Read(context.Background(), func(tx *store.Tx) error {
		for _, field := range fields {
			for _, operator := range []string{"=", "!=", "IN", "NIN", "<", ">", "~", "!~", "^", "$"} {
				for _, value := range values {
					text := fmt.Sprintf(`{"field":"%s","operator":"%s","value":%s}`, field, operator, value)
					for _, text := range []string{text, `{"operator":"AND","value":[` + text + `,{"operator":"OR","value":[` + text + `]}]}`} {
						q, err := search.Contacts.Parse([]byte(text))
						if err != nil {
							continue
						}
						searched++
						_, err = tx.Search(app, q, search.Page{PerPage: 5, SortBy: "created_at"})
						require.NoError(t, err, text)
					}
				}
			}
		}
		return nil
	}))
	assert.Greater(t, searched, 1000)
}
