package settings_test

import (
	"encoding/base64"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

// token is a JWT with these claims; nobody here looks at its signature.
func token(claims string) string {
	encode := base64.RawURLEncoding.EncodeToString
	return encode([]byte(`{"alg":"HS256"}`)) + "." + encode([]byte(claims)) + "." + encode([]byte("signature"))
}

func TestIdentityIsReadFromUserIDAndEmail(t *testing.T) {
	tests := []struct {
		name          string
		userID, email any
		want          settings.Identity
	}{
		{"both", "42", "ada@example.com", settings.Identity{UserID: "42", Email: "ada@example.com"}},
		{"a number", 42.0, nil, settings.Identity{UserID: "42"}},
		{"a large number", 9007199254740991.0, nil, settings.Identity{UserID: "9007199254740991"}},
		{"space around", " 42 ", "\tada@example.com\n", settings.Identity{UserID: "42", Email: "ada@example.com"}},
		{"zero is an id", 0.0, nil, settings.Identity{UserID: "0"}},
		{"nobody", nil, nil, settings.Identity{}},
		{"empty", "", " ", settings.Identity{}},
		{"written by a template", "undefined", "null", settings.Identity{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := parse(t, wire.Object{{Key: "user_id", Value: test.userID}, {Key: "email", Value: test.email}})
			assert.Equal(t, test.want, s.Identity)
			assert.Equal(t, test.want != settings.Identity{}, s.Identity.Known())
			assert.Equal(t, test.want.UserID, s.Data.String("user_id"), "it goes to the backend as text")
			assert.Equal(t, test.want.Email, s.Data.String("email"))
		})
	}
}

func TestIdentityThatIsNeitherTextNorNumberIsRefused(t *testing.T) {
	for _, key := range []string{"user_id", "email", "user_hash", "intercom_user_jwt"} {
		refuse(t, key, key, true)
	}
}

func TestUnknownIdentityIsNotGiven(t *testing.T) {
	for _, key := range []string{"user_id", "email", "user_hash", "intercom_user_jwt"} {
		for _, v := range []any{nil, "", "null", "undefined"} {
			assert.Equal(t, settings.Settings{}, parse(t, one(key, v)), "%s %v", key, v)
		}
	}
}

func TestIdentityIsReadFromATokensClaims(t *testing.T) {
	tests := []struct {
		name string
		in   wire.Object
		want settings.Identity
	}{
		{"user id", one("intercom_user_jwt", token(`{"user_id":"42"}`)), settings.Identity{UserID: "42"}},
		{"a number", one("intercom_user_jwt", token(`{"user_id":42,"exp":1}`)), settings.Identity{UserID: "42"}},
		{"email too", one("intercom_user_jwt", token(`{"user_id":"42","email":"ada@example.com"}`)), settings.Identity{UserID: "42", Email: "ada@example.com"}},
		{"email alone", one("intercom_user_jwt", token(`{"email":"ada@example.com"}`)), settings.Identity{Email: "ada@example.com"}},
		{"letters of every kind", one("intercom_user_jwt", token(`{"user_id":"ü?>~😀"}`)), settings.Identity{UserID: "ü?>~😀"}},
		{"the settings' user id wins", append(one("intercom_user_jwt", token(`{"user_id":"42"}`)), one("user_id", "7")...), settings.Identity{UserID: "7"}},
		{"the settings' email stays", append(one("intercom_user_jwt", token(`{"user_id":"42","email":"b@example.com"}`)), one("email", "a@example.com")...),
			settings.Identity{UserID: "42", Email: "a@example.com"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := parse(t, test.in)
			assert.Equal(t, test.want, s.Identity)
			jwt, _ := test.in.Get("intercom_user_jwt")
			assert.Equal(t, jwt, s.Data.String("intercom_user_jwt"), "it is passed on")
		})
	}
}

func TestATokenThatSaysNobodyIsNamed(t *testing.T) {
	for _, jwt := range []string{"x", "a.b", "a.b.c", "a.!!!.c", "..", token(`{}`), token(`[]`), token(`{"user_id":true}`), token(`not json`)} {
		s, warnings := settings.Parse(one("intercom_user_jwt", jwt))
		assert.False(t, s.Identity.Known(), jwt)
		if assert.Len(t, warnings, 1, jwt) {
			assert.Contains(t, warnings[0], "intercom_user_jwt ")
		}
	}
}
