// Package sessions issues and reads the opaque token that a browser keeps as its
// session (anonymous_session on the wire). A token is signed with a key that only
// this server has, and bound to an app id, a contact and the contact's session
// version: raising that version in the database revokes all tokens before it.
package sessions

import (
	"errors"
	"fmt"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"
)

// ErrInvalid is what [Keeper.Open] fails with: forged, expired, of another app id.
var ErrInvalid = errors.New("the session is not valid")

// Cookie is how long a browser keeps its session (section 4 of the contract), and
// Life is how long a token is good for. A token is replaced when half of its life
// is over, so what a cookie holds is good for at least as long as the cookie.
const (
	Cookie = 7 * 24 * time.Hour
	Life   = 2 * Cookie
)

// Session is what a token says.
type Session struct {
	ContactID string
	Version   int64
	Expires   time.Time
}

// Keeper issues and opens tokens.
type Keeper struct {
	key []byte
	now func() time.Time
}

// NewKeeper returns a keeper that signs with key, which must stay the same over
// restarts.
func NewKeeper(key []byte, now func() time.Time) *Keeper { return &Keeper{key: key, now: now} }

type claims struct {
	jwt.RegisteredClaims
	Version int64 `json:"ver"`
}

// Issue returns a new token.
func (k *Keeper) Issue(appID, contactID string, version int64) (string, error) {
	now := k.now()
	c := claims{Version: version, RegisteredClaims: jwt.RegisteredClaims{
		ID:        uuid.NewString(),
		Audience:  jwt.ClaimStrings{appID},
		Subject:   contactID,
		IssuedAt:  jwt.NewNumericDate(now),
		ExpiresAt: jwt.NewNumericDate(now.Add(Life)),
	}}
	token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(k.key)
	if err != nil {
		return "", fmt.Errorf("signing a session: %w", err)
	}
	return token, nil
}

// Open reads a token that was issued for that app id.
func (k *Keeper) Open(appID, token string) (Session, error) {
	var c claims
	_, err := jwt.ParseWithClaims(token, &c, func(*jwt.Token) (any, error) { return k.key, nil },
		jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}),
		jwt.WithAudience(appID), jwt.WithExpirationRequired(), jwt.WithTimeFunc(k.now))
	if err != nil || c.Subject == "" {
		return Session{}, ErrInvalid
	}
	return Session{ContactID: c.Subject, Version: c.Version, Expires: c.ExpiresAt.Time}, nil
}

// Fresh says whether the session can be kept: at least half of its life is left.
func (k *Keeper) Fresh(s Session) bool { return s.Expires.Sub(k.now()) >= Life/2 }
