package userdata_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/identity"
	"github.com/entryphone/entryphone/examples/backend/userdata"
	"github.com/entryphone/entryphone/sdk/wire"
)

func parse(t testing.TB, text string) userdata.Data {
	o, err := wire.ParseObject(text)
	require.NoError(t, err)
	d, err := userdata.Parse(o)
	require.NoError(t, err)
	return d
}

func to[T any](v T) *T { return &v }

func TestEverythingAPageCanSay(t *testing.T) {
	got := parse(t, `{
		"user_id": "a", "email": "ada@example.com", "user_hash": "00", "intercom_user_jwt": "x.y.z", "anonymous_id": "v",
		"name": "Ada Example", "phone": "1", "created_at": 1700000000, "avatar": {"type": "avatar", "image_url": "https://a.example/a.png"},
		"unsubscribed_from_emails": true, "language_override": "de", "last_request_at": 5, "utm_source": "mail", "z_index": 9, "app_id": "abc12345",
		"plan": "pro", "seats": 5, "admin": false, "gone": null,
		"company": {"id": 6, "name": "Acme", "created_at": 7, "plan": "big", "monthly_spend": 9.5, "size": 11, "website": "https://acme.example", "industry": "doors", "tier": 1},
		"companies": [{"company_id": "b", "remote_created_at": 8}, {"name": "nameless"}, null]}`)
	assert.Equal(t, userdata.Data{
		Claim:       identity.Claim{UserID: "a", Email: "ada@example.com", Hash: "00", JWT: "x.y.z"},
		AnonymousID: "v",
		Changes: contacts.Changes{
			Name: to("Ada Example"), Phone: to("1"), SignedUpAt: to(int64(1700000000)), Avatar: to("https://a.example/a.png"),
			Unsubscribed: to(true), Language: to("de"),
			Custom: map[string]any{"plan": "pro", "seats": 5.0, "admin": false, "gone": nil},
			Companies: []contacts.CompanyChanges{
				{ID: "b", CreatedAt: to(int64(8)), Custom: map[string]any{}},
				{ID: "6", Name: to("Acme"), CreatedAt: to(int64(7)), Plan: to("big"), MonthlySpend: to(9.5), Size: to(int64(11)),
					Website: to("https://acme.example"), Industry: to("doors"), Custom: map[string]any{"tier": 1.0}},
			},
			Company: "6",
		},
	}, got)
}

func TestNothingSaidChangesNothing(t *testing.T) {
	assert.Equal(t, userdata.Data{Changes: contacts.Changes{Custom: map[string]any{}}}, parse(t, `{}`))
}

func TestUnknownValuesClear(t *testing.T) {
	for _, unknown := range []string{`null`, `""`, `"null"`, `"undefined"`} {
		got := parse(t, `{"user_id":`+unknown+`,"email":`+unknown+`,"name":`+unknown+`,"created_at":`+unknown+`,"plan":`+unknown+`}`)
		assert.Empty(t, got.Claim, unknown)
		assert.Equal(t, contacts.Changes{Email: to(""), Name: to(""), SignedUpAt: to(int64(0)), Custom: map[string]any{"plan": nil}}, got.Changes, unknown)
	}
	got := parse(t, `{"avatar": null, "unsubscribed_from_emails": null, "company": null}`)
	assert.Equal(t, contacts.Changes{Avatar: to(""), Unsubscribed: to(false), Custom: map[string]any{}}, got.Changes)
}

func TestIDsMayBeNumbers(t *testing.T) {
	got := parse(t, `{"user_id": 12345678901}`)
	assert.Equal(t, "12345678901", got.Claim.UserID)
}

func TestWhatIsOfTheWrongTypeIsLeftOut(t *testing.T) {
	long := strings.Repeat("k", 191)
	got := parse(t, `{"user_id": {"a": 1}, "email": true, "name": ["x"], "phone": {}, "created_at": "soon", "avatar": "https://a.example",
		"unsubscribed_from_emails": "yes", "language_override": false, "nested": {"a": 1}, "list": [1], "": 1, "`+long+`": 1,
		"company": "acme", "companies": "acme"}`)
	assert.Equal(t, userdata.Data{Changes: contacts.Changes{Custom: map[string]any{}}}, got)

	infinite := wire.Object{{Key: "seats", Value: math.Inf(1)}, {Key: "created_at", Value: "inf"}}
	d, err := userdata.Parse(infinite)
	require.NoError(t, err)
	assert.NotContains(t, d.Changes.Custom, "seats")
	assert.Nil(t, d.Changes.SignedUpAt)

	got = parse(t, `{"created_at": -1, "avatar": {"image_url": "javascript:alert(1)"}, "company": {"id": "`+strings.Repeat("x", 1025)+`"}}`)
	assert.Equal(t, userdata.Data{Changes: contacts.Changes{Custom: map[string]any{}}}, got)
}

func TestLongStringsAreCutBetweenCharacters(t *testing.T) {
	got := parse(t, `{"bio": "`+strings.Repeat("é", 9000)+`x"}`)
	assert.Equal(t, strings.Repeat("é", 8192), got.Changes.Custom["bio"])
	assert.Equal(t, "x", userdata.Cut("xé", 2))
	assert.Equal(t, "", userdata.Cut("é", 1))
}

func TestIDsThatAreTooLongAreRefused(t *testing.T) {
	for _, key := range []string{"user_id", "email", "anonymous_id"} {
		_, err := userdata.Parse(wire.Object{{Key: key, Value: strings.Repeat("x", 1024)}})
		assert.NoError(t, err)
		_, err = userdata.Parse(wire.Object{{Key: key, Value: strings.Repeat("x", 1025)}})
		var field *wire.FieldError
		require.ErrorAs(t, err, &field)
		assert.Equal(t, "user_data."+key, field.Field)
	}
}

func FuzzUserDataStaysWithinBounds(f *testing.F) {
	f.Add(`{"user_id": 1, "company": {"id": "x", "size": 1e300}, "created_at": 1e400, "__proto__": {"x": 1}}`)
	f.Fuzz(func(t *testing.T, text string) {
		o, err := wire.ParseObject(text)
		if err != nil {
			t.Skip()
		}
		d, err := userdata.Parse(o)
		if err != nil {
			t.Skip()
		}
		assert.LessOrEqual(t, len(d.Claim.UserID), 1024)
		for _, v := range d.Changes.Custom {
			switch v := v.(type) {
			case nil, bool, float64:
			case string:
				assert.LessOrEqual(t, len(v), userdata.MaxValue)
			default:
				t.Errorf("%T is no attribute", v)
			}
		}
	})
}
