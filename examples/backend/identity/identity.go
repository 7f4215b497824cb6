// Package identity decides whether a request may speak for the person that it
// names (identity verification, section 3 of the contract): user_hash is the hex
// HMAC-SHA256 of the user id, or else of the email; intercom_user_jwt is an HS256
// token with a user_id claim.
package identity

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"
)

// What [Verifier.Verify] fails with.
var (
	ErrRefused = errors.New("the identity could not be verified")
	ErrExpired = errors.New("the intercom_user_jwt has expired")
)

// Claim is what a request says about who is there. All fields may be empty.
type Claim struct {
	UserID, Email string
	Hash          string // user_hash
	JWT           string // intercom_user_jwt
}

// Person is who a claim was found to name; both empty is a visitor.
type Person struct {
	UserID, Email string
	// EmailProven says that the email is as good as the proof: it may be used to
	// find the person. An email beside a hash of the user id is an attribute that
	// the page may set to anything.
	EmailProven bool
}

// Known says whether the person was named at all.
func (p Person) Known() bool { return p.UserID != "" || p.Email != "" }

// Verifier checks claims for one workspace.
type Verifier struct {
	Secret   string
	Enforced bool
	Now      func() time.Time
}

// Verify returns the person that the claim names, ErrRefused or ErrExpired.
//
// Where verification is not enforced, the page's word is taken; a token is then
// read only when nothing else names the person.
func (v Verifier) Verify(c Claim) (Person, error) {
	named := c.UserID != "" || c.Email != ""
	switch {
	case !named && c.JWT == "":
		return Person{}, nil
	case !v.Enforced && named:
		return Person{UserID: c.UserID, Email: c.Email, EmailProven: true}, nil
	case c.JWT != "":
		return v.byToken(c)
	}
	return v.byHash(c)
}

func (v Verifier) byHash(c Claim) (Person, error) {
	subject := c.UserID
	if subject == "" {
		subject = c.Email
	}
	given, err := hex.DecodeString(c.Hash)
	if err != nil || v.Secret == "" || !hmac.Equal(given, sum(v.Secret, subject)) {
		return Person{}, ErrRefused
	}
	return Person{UserID: c.UserID, Email: c.Email, EmailProven: c.UserID == ""}, nil
}

func sum(secret, subject string) []byte {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(subject))
	return mac.Sum(nil)
}
