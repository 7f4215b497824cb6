package identity

import (
	"encoding/json"
	"errors"

	"github.com/golang-jwt/jwt/v5"
)

// claims of an intercom_user_jwt. The user id may be a number, as in settings.
type claims struct {
	jwt.RegisteredClaims
	UserID text   `json:"user_id"`
	Email  string `json:"email"`
}

// text is a JSON string or number, kept as text.
type text string

// UnmarshalJSON implements json.Unmarshaler.
func (t *text) UnmarshalJSON(data []byte) error {
	var n json.Number
	if err := json.Unmarshal(data, &n); err == nil && data[0] != '"' {
		*t = text(n)
		return nil
	}
	return json.Unmarshal(data, (*string)(t))
}

func (v Verifier) byToken(c Claim) (Person, error) {
	if v.Secret == "" {
		return Person{}, ErrRefused
	}
	var got claims
	_, err := jwt.ParseWithClaims(c.JWT, &got, v.key,
		jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}), jwt.WithTimeFunc(v.Now))
	switch {
	case errors.Is(err, jwt.ErrTokenExpired):
		return Person{}, ErrExpired
	case err != nil, got.UserID == "", c.UserID != "" && c.UserID != string(got.UserID):
		return Person{}, ErrRefused
	}
	p := Person{UserID: string(got.UserID), Email: c.Email}
	if got.Email != "" {
		p.Email, p.EmailProven = got.Email, true
	}
	return p, nil
}

func (v Verifier) key(*jwt.Token) (any, error) { return []byte(v.Secret), nil }
