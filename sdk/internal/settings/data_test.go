package settings_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

// scalarKeys are data attributes with one value, and custom attributes.
var scalarKeys = []string{"name", "phone", "created_at", "unsubscribed_from_emails", "language_override", "plan", "Seats used", "constructor", "täg"}

func TestScalarAttributesAreTakenAsTheyAre(t *testing.T) {
	for _, key := range scalarKeys {
		for _, v := range []any{"x", " x ", 0.0, -1.5, true, false, nil} {
			s := parse(t, one(key, v))
			assert.Equal(t, settings.Settings{Data: one(key, v)}, s, "%s %v", key, v)
		}
	}
}

func TestFormsOfUnknownAreNull(t *testing.T) {
	for _, key := range scalarKeys {
		for _, v := range []string{"", " ", "null", "undefined", "\tnull\n"} {
			assert.Equal(t, one(key, nil), parse(t, one(key, v)).Data, "%s %q", key, v)
		}
	}
	for _, v := range []string{"Null", "undefined?", "nil", "0"} {
		assert.Equal(t, one("plan", v), parse(t, one("plan", v)).Data, "%q is a value", v)
	}
}

func TestNestedAttributesAreRefusedByName(t *testing.T) {
	for _, key := range append(scalarKeys, "user_id", "email", "user_hash", "intercom_user_jwt") {
		for _, v := range []any{wire.Object{}, one("a", 1.0), []any{}, []any{"a"}} {
			refuse(t, key, key, v)
		}
	}
}

func TestTheRestOfTheCallGoesThrough(t *testing.T) {
	s, warnings := settings.Parse(wire.Object{
		{Key: "a", Value: 1.0}, {Key: "nested", Value: one("x", 1.0)}, {Key: "b", Value: "2"},
		{Key: "broken", Value: settings.Refused("throws when it is read")}, {Key: "z_index", Value: "top"}, {Key: "c", Value: true},
	})
	assert.Len(t, warnings, 3)
	assert.Equal(t, wire.Object{{Key: "a", Value: 1.0}, {Key: "b", Value: "2"}, {Key: "c", Value: true}}, s.Data)
}

func TestWhatThePageCouldNotHandOverIsNamedWithItsReason(t *testing.T) {
	for _, key := range []string{"plan", "user_id", "company", "companies", "avatar", "z_index", "app_id", "auth_tokens", "utm_source"} {
		_, warnings := settings.Parse(one(key, settings.Refused("is a function")))
		if assert.Len(t, warnings, 1, key) {
			assert.Contains(t, warnings[0], key+" is a function")
		}
	}
}

func TestNumbersThatAreNoneAreRefused(t *testing.T) {
	for _, n := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		refuse(t, "seats", "seats", n)
	}
}

func TestNamesThatCannotBeAttributes(t *testing.T) {
	refuse(t, "__proto__", "__proto__", one("admin", true))
	refuse(t, "__proto__", "__proto__", "x")
	refuse(t, "", "", "x")
	long := strings.Repeat("k", 191)
	refuse(t, long, long[:40]+"…", "x")
	assert.Equal(t, one(long[:190], "x"), parse(t, one(long[:190], "x")).Data)
}

func TestStringsAreBounded(t *testing.T) {
	fits := strings.Repeat("a", settings.MaxString)
	for _, key := range []string{"plan", "name", "intercom_user_jwt", "page_title"} {
		refuse(t, key, key, fits+"a")
	}
	assert.Len(t, parse(t, one("plan", fits)).Data.String("plan"), settings.MaxString)
}

func TestStringsInsideACompanyAreBoundedToo(t *testing.T) {
	s, warnings := settings.Parse(one("company", wire.Object{{Key: "id", Value: "c1"}, {Key: "plan", Value: strings.Repeat("a", settings.MaxString+1)}}))
	assert.Len(t, s.Data.Object("company"), 1)
	if assert.Len(t, warnings, 1) {
		assert.True(t, strings.HasPrefix(warnings[0], "company.plan "))
	}
}

func TestKeysAreBounded(t *testing.T) {
	var in wire.Object
	for i := range settings.MaxKeys {
		in = append(in, wire.Member{Key: fmt.Sprintf("k%d", i), Value: 1.0})
	}
	assert.Equal(t, in, parse(t, in).Data)
	s, warnings := settings.Parse(append(in, wire.Member{Key: "one more", Value: 1.0}, wire.Member{Key: "and more", Value: 1.0}))
	assert.Equal(t, in, s.Data)
	if assert.Len(t, warnings, 1) {
		assert.Contains(t, warnings[0], "250")
	}
}
