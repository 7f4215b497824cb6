package settings

import (
	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"strings"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Identity is who the settings say the person is. The zero Identity is nobody in
// particular: a visitor.
type Identity struct {
	UserID string
	Email  string
}

// Known says whether the identity names a user.
func (i Identity) Known() bool { return i != Identity{} }

// identify reads who the person is: from user_id and email, or else from the
// claims of the token, which is only passed on and not believed here.
func (p *parsing) identify() {
	d := p.out.Data
	p.out.Identity = Identity{d.String("user_id"), d.String("email")}
	jwt := d.String("intercom_user_jwt")
	if jwt == "" || p.out.Identity.UserID != "" {
		return
	}
	claims := claimsOf(jwt)
	id, _ := claims.Get("user_id")
	p.out.Identity.UserID = wire.ID(id)
	if p.out.Identity.Email == "" {
		p.out.Identity.Email = claims.String("email")
	}
	if !p.out.Identity.Known() {
		p.warn("intercom_user_jwt", "has no user_id claim that can be read")
	}
}

func claimsOf(jwt string) wire.Object {
	_, rest, _ := ascii.Cut(jwt, ".")
	payload, _, _ := ascii.Cut(rest, ".")
	claims, _ := wire.ParseObject(base64URL(payload))
	return claims
}

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// base64URL decodes unpadded base64url, "" when it is not that. The package for
// it is not otherwise in the bundle.
func base64URL(s string) string {
	var out []byte
	var bits, n uint
	for i := range len(s) {
		v := strings.IndexByte(base64Alphabet, s[i])
		if v < 0 {
			return ""
		}
		bits, n = bits<<6|uint(v), n+6
		if n >= 8 {
			n -= 8
			out = append(out, byte(bits>>n))
		}
	}
	return string(out)
}
