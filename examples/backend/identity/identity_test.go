package identity_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/identity"
)

const secret = "a-secret-for-tests"

var now = time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)

func hash(key, subject string) string {
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte(subject))
	return hex.EncodeToString(mac.Sum(nil))
}

func token(t *testing.T, method jwt.SigningMethod, key any, claims jwt.MapClaims) string {
	t.Helper()
	s, err := jwt.NewWithClaims(method, claims).SignedString(key)
	require.NoError(t, err)
	return s
}

func TestHashesWhereVerificationIsEnforced(t *testing.T) {
	tests := []struct {
		name  string
		claim identity.Claim
		want  identity.Person
		err   error
	}{
		{"a visitor needs none", identity.Claim{}, identity.Person{}, nil},
		{"a visitor's stray hash is no matter", identity.Claim{Hash: "00"}, identity.Person{}, nil},
		{"right for the user id", identity.Claim{UserID: "7", Hash: hash(secret, "7")}, identity.Person{UserID: "7"}, nil},
		{"right for the email", identity.Claim{Email: "ada@example.com", Hash: hash(secret, "ada@example.com")},
			identity.Person{Email: "ada@example.com", EmailProven: true}, nil},
		{"the user id goes first", identity.Claim{UserID: "7", Email: "ada@example.com", Hash: hash(secret, "7")},
			identity.Person{UserID: "7", Email: "ada@example.com"}, nil},
		{"the email's does not do for a user id", identity.Claim{UserID: "7", Email: "ada@example.com", Hash: hash(secret, "ada@example.com")},
			identity.Person{}, identity.ErrRefused},
		{"missing", identity.Claim{UserID: "7"}, identity.Person{}, identity.ErrRefused},
		{"of another user", identity.Claim{UserID: "7", Hash: hash(secret, "8")}, identity.Person{}, identity.ErrRefused},
		{"of another key", identity.Claim{UserID: "7", Hash: hash("other", "7")}, identity.Person{}, identity.ErrRefused},
		{"not hex", identity.Claim{UserID: "7", Hash: "zz"}, identity.Person{}, identity.ErrRefused},
		{"cut short", identity.Claim{UserID: "7", Hash: hash(secret, "7")[:32]}, identity.Person{}, identity.ErrRefused},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := identity.Verifier{Secret: secret, Enforced: true, Now: func() time.Time { return now }}
			got, err := v.Verify(tt.claim)
			assert.ErrorIs(t, err, tt.err)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestTokensWhereVerificationIsEnforced(t *testing.T) {
	later, earlier := now.Add(time.Minute).Unix(), now.Add(-time.Minute).Unix()
	hs := func(claims jwt.MapClaims) string { return token(t, jwt.SigningMethodHS256, []byte(secret), claims) }
	tests := []struct {
		name  string
		claim identity.Claim
		want  identity.Person
		err   error
	}{
		{"alone", identity.Claim{JWT: hs(jwt.MapClaims{"user_id": "7", "exp": later})}, identity.Person{UserID: "7"}, nil},
		{"without an end", identity.Claim{JWT: hs(jwt.MapClaims{"user_id": "7"})}, identity.Person{UserID: "7"}, nil},
		{"a number as id", identity.Claim{JWT: hs(jwt.MapClaims{"user_id": 7})}, identity.Person{UserID: "7"}, nil},
		{"a long number as id", identity.Claim{JWT: hs(jwt.MapClaims{"user_id": 123456789012})}, identity.Person{UserID: "123456789012"}, nil},
		{"the same user id beside it", identity.Claim{UserID: "7", JWT: hs(jwt.MapClaims{"user_id": "7"})}, identity.Person{UserID: "7"}, nil},
		{"an email beside it is unproven", identity.Claim{Email: "ada@example.com", JWT: hs(jwt.MapClaims{"user_id": "7"})},
			identity.Person{UserID: "7", Email: "ada@example.com"}, nil},
		{"an email inside is proven", identity.Claim{Email: "eve@example.com", JWT: hs(jwt.MapClaims{"user_id": "7", "email": "ada@example.com"})},
			identity.Person{UserID: "7", Email: "ada@example.com", EmailProven: true}, nil},
		{"another user id beside it", identity.Claim{UserID: "8", JWT: hs(jwt.MapClaims{"user_id": "7"})}, identity.Person{}, identity.ErrRefused},
		{"no user id", identity.Claim{Email: "ada@example.com", JWT: hs(jwt.MapClaims{"email": "ada@example.com"})}, identity.Person{}, identity.ErrRefused},
		{"expired", identity.Claim{JWT: hs(jwt.MapClaims{"user_id": "7", "exp": earlier})}, identity.Person{}, identity.ErrExpired},
		{"expired and forged is forged", identity.Claim{JWT: token(t, jwt.SigningMethodHS256, []byte("other"), jwt.MapClaims{"user_id": "7", "exp": earlier})},
			identity.Person{}, identity.ErrRefused},
		{"not yet", identity.Claim{JWT: hs(jwt.MapClaims{"user_id": "7", "nbf": later})}, identity.Person{}, identity.ErrRefused},
		{"unsigned", identity.Claim{JWT: token(t, jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, jwt.MapClaims{"user_id": "7"})},
			identity.Person{}, identity.ErrRefused},
		{"another algorithm", identity.Claim{JWT: token(t, jwt.SigningMethodHS512, []byte(secret), jwt.MapClaims{"user_id": "7"})},
			identity.Person{}, identity.ErrRefused},
		{"garbage", identity.Claim{JWT: "a.b.c"}, identity.Person{}, identity.ErrRefused},
		{"a right hash does not mend a wrong token", identity.Claim{UserID: "7", Hash: hash(secret, "7"), JWT: "a.b.c"}, identity.Person{}, identity.ErrRefused},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := identity.Verifier{Secret: secret, Enforced: true, Now: func() time.Time { return now }}
			got, err := v.Verify(tt.claim)
			assert.ErrorIs(t, err, tt.err)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestThePagesWordIsTakenWhereVerificationIsOff(t *testing.T) {
	v := identity.Verifier{Now: func() time.Time { return now }}
	got, err := v.Verify(identity.Claim{UserID: "7", Email: "ada@example.com", Hash: "wrong", JWT: "wrong"})
	require.NoError(t, err)
	assert.Equal(t, identity.Person{UserID: "7", Email: "ada@example.com", EmailProven: true}, got)
	assert.True(t, got.Known())

	_, err = v.Verify(identity.Claim{JWT: token(t, jwt.SigningMethodHS256, []byte(""), jwt.MapClaims{"user_id": "7"})})
	assert.ErrorIs(t, err, identity.ErrRefused, "a token that no secret can check")

	v.Secret = secret
	got, err = v.Verify(identity.Claim{JWT: token(t, jwt.SigningMethodHS256, []byte(secret), jwt.MapClaims{"user_id": "7"})})
	require.NoError(t, err)
	assert.Equal(t, "7", got.UserID)
}
