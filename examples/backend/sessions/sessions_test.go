package sessions_test

import (
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/sessions"
)

var start = time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)

func TestATokenSaysWhomItWasIssuedTo(t *testing.T) {
	k := sessions.NewKeeper([]byte("key"), func() time.Time { return start })
	token, err := k.Issue("abc12345", "contact", 3)
	require.NoError(t, err)
	got, err := k.Open("abc12345", token)
	require.NoError(t, err)
	assert.Equal(t, "contact", got.ContactID)
	assert.EqualValues(t, 3, got.Version)
	assert.Equal(t, start.Add(sessions.Life), got.Expires.UTC())
}

func TestTokensThatAreRefused(t *testing.T) {
	k := sessions.NewKeeper([]byte("key"), func() time.Time { return start })
	token, err := k.Issue("abc12345", "contact", 1)
	require.NoError(t, err)
	foreign, err := sessions.NewKeeper([]byte("other"), func() time.Time { return start }).Issue("abc12345", "contact", 1)
	require.NoError(t, err)
	unsigned, err := jwt.NewWithClaims(jwt.SigningMethodNone, jwt.MapClaims{"aud": "abc12345", "sub": "contact", "exp": start.Add(time.Hour).Unix()}).
		SignedString(jwt.UnsafeAllowNoneSignatureType)
	require.NoError(t, err)
	parts := strings.Split(token, ".")

	tests := map[string]struct{ app, token string }{
		"empty":              {"abc12345", ""},
		"garbage":            {"abc12345", "garbage"},
		"another app id":     {"secure01", token},
		"another key":        {"abc12345", foreign},
		"unsigned":           {"abc12345", unsigned},
		"signature left out": {"abc12345", parts[0] + "." + parts[1] + "."},
		"signature changed":  {"abc12345", token[:len(token)-4] + "AAAA"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := k.Open(tt.app, tt.token)
			assert.ErrorIs(t, err, sessions.ErrInvalid)
		})
	}
}

func TestATokenAges(t *testing.T) {
	now := start
	k := sessions.NewKeeper([]byte("key"), func() time.Time { return now })
	token, err := k.Issue("abc12345", "contact", 1)
	require.NoError(t, err)

	now = start.Add(sessions.Life / 2)
	s, err := k.Open("abc12345", token)
	require.NoError(t, err)
	assert.True(t, k.Fresh(s), "half of its life is left")

	now = now.Add(time.Second)
	s, err = k.Open("abc12345", token)
	require.NoError(t, err)
	assert.False(t, k.Fresh(s), "less than half is left")

	now = start.Add(sessions.Life + time.Second)
	_, err = k.Open("abc12345", token)
	assert.ErrorIs(t, err, sessions.ErrInvalid)
}
