package contacts_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/backend/contacts"
)

func to[T any](v T) *T { return &v }

func TestChangesAreAppliedOrLeft(t *testing.T) {
	before := contacts.Contact{
		Role: contacts.User, UserID: "a", Email: "ada@example.com", Name: "Ada Example", Phone: "1",
		Custom: map[string]any{"plan": "free", "seats": 5.0, "old": true},
	}
	c := before
	changed := c.Apply(contacts.Changes{
		Email: to("new@example.com"), Name: to(""), Unsubscribed: to(true), SignedUpAt: to(int64(99)),
		Custom: map[string]any{"plan": "pro", "old": nil, "never": nil, "new": 1.5}, Company: "acme",
	})
	assert.True(t, changed)
	assert.Equal(t, contacts.Contact{
		Role: contacts.User, UserID: "a", Email: "new@example.com", Phone: "1", Unsubscribed: true, SignedUpAt: 99,
		Custom: map[string]any{"plan": "pro", "seats": 5.0, "new": 1.5}, Company: "acme",
	}, c)
	assert.Equal(t, "free", before.Custom["plan"], "the contact before is untouched")
	assert.False(t, c.Apply(contacts.Changes{Name: to(""), Custom: map[string]any{"plan": "pro"}}), "nothing new")
}

func TestAnEmailThatIsTheIdentityCannotBeCleared(t *testing.T) {
	c := contacts.Contact{Role: contacts.User, Email: "ada@example.com"}
	assert.False(t, c.Apply(contacts.Changes{Email: to("")}))
	assert.Equal(t, "ada@example.com", c.Email)
	c.UserID = "a"
	assert.True(t, c.Apply(contacts.Changes{Email: to("")}))
	assert.Empty(t, c.Email)
}

func TestCustomAttributesAreBounded(t *testing.T) {
	many := map[string]any{}
	for i := range contacts.MaxCustom + 10 {
		many[fmt.Sprint("key", i)] = "x"
	}
	var c contacts.Contact
	c.Apply(contacts.Changes{Custom: many})
	assert.Len(t, c.Custom, contacts.MaxCustom)
	for key := range c.Custom {
		c.Apply(contacts.Changes{Custom: map[string]any{key: "y"}})
		assert.Equal(t, "y", c.Custom[key], "known keys can still change")
		break
	}
}

func TestWhatAVisitorLeftFillsTheGapsOfTheUser(t *testing.T) {
	c := contacts.Contact{
		Role: contacts.User, UserID: "a", Name: "Ada Example", CreatedAt: 200, LastSeenAt: 300,
		Custom: map[string]any{"plan": "pro"},
	}
	c.Absorb(&contacts.Contact{
		Role: contacts.Visitor, Name: "Somebody", Phone: "1", CreatedAt: 100, LastSeenAt: 250, Unsubscribed: true, SignedUpAt: 50,
		Custom: map[string]any{"plan": "free", "seen": true}, UTM: map[string]string{"utm_source": "mail"}, Company: "acme",
	})
	assert.Equal(t, contacts.Contact{
		Role: contacts.User, UserID: "a", Name: "Ada Example", Phone: "1", CreatedAt: 100, LastSeenAt: 300, Unsubscribed: true, SignedUpAt: 50,
		Custom: map[string]any{"plan": "pro", "seen": true}, UTM: map[string]string{"utm_source": "mail"}, Company: "acme",
	}, c)
}

func TestAFullVisitorPushesNothingOutOfTheUser(t *testing.T) {
	full := map[string]any{}
	for i := range contacts.MaxCustom {
		full[fmt.Sprint("key", i)] = "visitor"
	}
	c := contacts.Contact{Custom: map[string]any{"plan": "pro", "key1": "user"}}
	c.Absorb(&contacts.Contact{Custom: full})
	assert.Len(t, c.Custom, contacts.MaxCustom)
	assert.Equal(t, "pro", c.Custom["plan"])
	assert.Equal(t, "user", c.Custom["key1"])
	assert.Equal(t, "visitor", full["key1"], "the visitor is untouched")
}

func TestIdentify(t *testing.T) {
	c := contacts.Contact{Role: contacts.Visitor}
	assert.True(t, c.Identify(contacts.User, contacts.Who{Email: "ada@example.com"}))
	assert.True(t, c.Identify(contacts.User, contacts.Who{UserID: "a"}))
	assert.Equal(t, contacts.Contact{Role: contacts.User, UserID: "a", Email: "ada@example.com"}, c)
	assert.False(t, c.Identify(contacts.User, contacts.Who{}))
}

func TestAttributesByName(t *testing.T) {
	c := contacts.Contact{
		Role: contacts.Lead, Email: "ada@example.com", SignedUpAt: 5,
		Custom: map[string]any{"plan": "pro"}, UTM: map[string]string{"utm_source": "mail"},
	}
	want := map[string]any{
		"role": "lead", "email": "ada@example.com", "created_at": 5.0, "plan": "pro", "utm_source": "mail",
		"user_id": nil, "name": nil, "phone": nil, "language_override": nil, "unsubscribed_from_emails": false, "unheard": nil,
	}
	for name, value := range want {
		assert.Equal(t, value, c.Attribute(name), name)
	}
}

func TestCompaniesChangeLikeContacts(t *testing.T) {
	c := contacts.Company{ID: "acme", Name: "Acme", Size: 5, Custom: map[string]any{"region": "north"}}
	c.Apply(contacts.CompanyChanges{
		ID: "acme", Plan: to("pro"), MonthlySpend: to(9.5), Size: to(int64(0)), CreatedAt: to(int64(7)),
		Custom: map[string]any{"region": nil, "tier": 1.0},
	})
	assert.Equal(t, contacts.Company{ID: "acme", Name: "Acme", Plan: "pro", MonthlySpend: 9.5, CreatedAt: 7, Custom: map[string]any{"tier": 1.0}}, c)
}

func TestTheAddressOfALeadFindsNobody(t *testing.T) {
	lead := func() *contacts.Contact {
		return &contacts.Contact{ID: "lead", Role: contacts.Lead, Email: "ada@example.com"}
	}
	left := map[string]any{contacts.LeadEmail: "ada@example.com"}

	c := lead()
	assert.True(t, c.Identify(contacts.User, contacts.Who{UserID: "42"}))
	assert.Empty(t, c.Email)
	assert.Equal(t, left, c.Custom)

	c = lead()
	c.Identify(contacts.User, contacts.Who{Email: "ada@example.com"})
	assert.Equal(t, "ada@example.com", c.Email, "the page says the same")
	assert.Empty(t, c.Custom)

	c = lead()
	c.Identify(contacts.User, contacts.Who{UserID: "42", Email: "work@example.com"})
	assert.Equal(t, "work@example.com", c.Email)
	assert.Equal(t, left, c.Custom)

	user := &contacts.Contact{ID: "user", Role: contacts.User, UserID: "42"}
	user.Absorb(lead())
	assert.Empty(t, user.Email)
	assert.Equal(t, left, user.Custom)
}
