package inbox

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/entryphone/entryphone/examples/backend/workspace"
)

// cookieName is kept apart from the client's cookies, which pages can read.
const cookieName = "entryphone-inbox"

// sessionLife is one working day: after it the token is asked for again.
const sessionLife = 12 * time.Hour

var errNoSession = errors.New("there is no session")

// Operator is who is logged in.
type Operator struct {
	Workspace *workspace.Workspace
	Admin     workspace.Admin // in whose name they answer
	Zone      string          // time zone, such as Europe/Berlin
}

// claims of the cookie. Mark ties it to the token that it was got with: a workspace
// whose token is changed has no sessions left.
type claims struct {
	jwt.RegisteredClaims
	Admin string `json:"admin"`
	Zone  string `json:"zone"`
	Mark  string `json:"mark"`
}

func mark(ws *workspace.Workspace) string {
	sum := sha256.Sum256([]byte("inbox\x00" + ws.Token))
	return hex.EncodeToString(sum[:8])
}

// sign makes the value of the cookie.
func (a *API) sign(o Operator) (string, error) {
	now := a.Now()
	c := claims{Admin: o.Admin.ID, Zone: o.Zone, Mark: mark(o.Workspace), RegisteredClaims: jwt.RegisteredClaims{
		Issuer:    cookieName,
		Subject:   o.Workspace.AppID,
		IssuedAt:  jwt.NewNumericDate(now),
		ExpiresAt: jwt.NewNumericDate(now.Add(sessionLife)),
	}}
	text, err := jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString(a.Key)
	if err != nil {
		return "", fmt.Errorf("signing an operator's session: %w", err)
	}
	return text, nil
}

// operator reads the cookie of a request.
func (a *API) operator(r *http.Request) (Operator, error) {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return Operator{}, errNoSession
	}
	var c claims
	_, err = jwt.ParseWithClaims(cookie.Value, &c, func(*jwt.Token) (any, error) { return a.Key, nil },
		jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}), jwt.WithIssuer(cookieName),
		jwt.WithExpirationRequired(), jwt.WithTimeFunc(a.Now))
	if err != nil {
		return Operator{}, errNoSession
	}
	ws, ok := a.Workspaces.Get(c.Subject)
	if !ok || ws.Token == "" || c.Mark != mark(ws) {
		return Operator{}, errNoSession
	}
	admin, ok := ws.Admin(c.Admin)
	if !ok {
		return Operator{}, errNoSession
	}
	return Operator{Workspace: ws, Admin: admin, Zone: c.Zone}, nil
}

// setCookie gives or, with "", takes the session.
func setCookie(w http.ResponseWriter, r *http.Request, value string) {
	c := &http.Cookie{
		Name: cookieName, Value: value, Path: root, MaxAge: int(sessionLife.Seconds()),
		HttpOnly: true, Secure: secure(r), SameSite: http.SameSiteStrictMode,
	}
	if value == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}

// secure says whether the browser reached this server by https, through a proxy that
// ends TLS as well.
func secure(r *http.Request) bool {
	return r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"
}
