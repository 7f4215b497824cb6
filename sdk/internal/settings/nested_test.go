package settings_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

func fullCompany() wire.Object {
	return wire.Object{
		{Key: "company_id", Value: "c1"}, {Key: "name", Value: "Example"}, {Key: "remote_created_at", Value: 1700000000.0},
		{Key: "plan", Value: "pro"}, {Key: "monthly_spend", Value: 9.5}, {Key: "size", Value: 12.0}, {Key: "website", Value: "https://example.com"},
		{Key: "industry", Value: nil}, {Key: "is customer", Value: true},
	}
}

func TestCompanyIsTakenWithAllItsScalars(t *testing.T) {
	assert.Equal(t, one("company", fullCompany()), parse(t, one("company", fullCompany())).Data)
	byID := wire.Object{{Key: "id", Value: 7.0}, {Key: "plan", Value: nil}}
	assert.Equal(t, one("company", byID), parse(t, one("company", byID)).Data)
}

func TestUnknownFormsInsideACompanyAreNull(t *testing.T) {
	in := wire.Object{{Key: "id", Value: "c1"}, {Key: "plan", Value: "undefined"}, {Key: "size", Value: ""}}
	want := wire.Object{{Key: "id", Value: "c1"}, {Key: "plan", Value: nil}, {Key: "size", Value: nil}}
	assert.Equal(t, one("company", want), parse(t, one("company", in)).Data)
}

func TestWhatIsNestedInACompanyIsRefusedByName(t *testing.T) {
	for name, v := range map[string]any{"object": one("a", 1.0), "array": []any{1.0}, "unreadable": settings.Refused("throws when it is read")} {
		t.Run(name, func(t *testing.T) {
			s, warnings := settings.Parse(one("company", wire.Object{{Key: "id", Value: "c1"}, {Key: "address", Value: v}, {Key: "plan", Value: "pro"}}))
			assert.Equal(t, one("company", wire.Object{{Key: "id", Value: "c1"}, {Key: "plan", Value: "pro"}}), s.Data)
			if assert.Len(t, warnings, 1) {
				assert.Contains(t, warnings[0], "company.address ")
			}
		})
	}
}

func TestCompanyNeedsAnID(t *testing.T) {
	for _, v := range []any{wire.Object{}, one("name", "x"), one("id", ""), one("id", nil), one("company_id", true), "c1", 5.0, true, []any{}} {
		refuse(t, "company", "company", v)
	}
}

func TestUnknownCompanyIsNull(t *testing.T) {
	for _, v := range []any{nil, "", "null", "undefined"} {
		assert.Equal(t, one("company", nil), parse(t, one("company", v)).Data, "%v", v)
		assert.Equal(t, one("avatar", nil), parse(t, one("avatar", v)).Data, "%v", v)
	}
}

func TestCompaniesKeepsThoseThatCanBeTaken(t *testing.T) {
	s, warnings := settings.Parse(one("companies", []any{fullCompany(), "x", one("name", "no id"), one("id", 2.0)}))
	assert.Equal(t, one("companies", []any{fullCompany(), one("id", 2.0)}), s.Data)
	assert.Len(t, warnings, 2)
	for _, w := range warnings {
		assert.Contains(t, w, "companies")
	}
	assert.Equal(t, one("companies", []any{}), parse(t, one("companies", []any{})).Data)
	for _, v := range []any{"x", fullCompany(), 5.0} {
		refuse(t, "companies", "companies", v)
	}
}

func TestAvatarNeedsAnImage(t *testing.T) {
	avatar := wire.Object{{Key: "type", Value: "avatar"}, {Key: "image_url", Value: "https://example.com/a.png"}}
	assert.Equal(t, one("avatar", avatar), parse(t, one("avatar", avatar)).Data)
	for _, v := range []any{one("type", "avatar"), one("", "x"), "https://example.com/a.png", []any{}} {
		refuse(t, "avatar", "avatar", v)
	}
}

func TestProtoInsideAnObjectIsLeftOut(t *testing.T) {
	s, _ := settings.Parse(one("company", wire.Object{{Key: "id", Value: "c1"}, {Key: "__proto__", Value: "x"}}))
	assert.Equal(t, one("company", one("id", "c1")), s.Data)
}

func TestTokensKeepsStrings(t *testing.T) {
	tokens, warnings := settings.Tokens(wire.Object{{Key: "a", Value: "x"}, {Key: "b", Value: 5.0}, {Key: "c", Value: nil}, {Key: "d", Value: "y"}})
	assert.Equal(t, wire.Object{{Key: "a", Value: "x"}, {Key: "d", Value: "y"}}, tokens)
	if assert.Len(t, warnings, 2) {
		assert.Contains(t, warnings[0], "auth_tokens.b ")
		assert.Contains(t, warnings[1], "auth_tokens.c ")
	}
}
