package memory

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

// who is the person that a request names and may speak for; both empty is a
// visitor.
type who struct{ userID, email string }

var errUnproven = &failure{status: http.StatusForbidden, code: "identity_verification_failed"}

// identify returns whom the request names, once that is proven.
func (b *Backend) identify(c *call) (who, error) {
	person := who{b.text(c.data["user_id"]), b.text(c.data["email"])}
	token, _ := c.data["intercom_user_jwt"].(string)
	switch {
	case c.app.id != SecureApp:
		return person, nil
	case token != "" && !b.defects[TokensUnknown]:
		return b.byToken(token, person)
	case person == who{} && !b.defects[VisitorsNeedProof]:
		return person, nil
	case b.defects[ProofOptional] && c.data["user_hash"] == nil:
		return person, nil
	case b.defects[SessionProves] && b.open(c) != nil:
		return person, nil
	}
	hash, _ := c.data["user_hash"].(string)
	if b.hashed(hash, person) {
		return person, nil
	}
	return who{}, errUnproven
}

func (b *Backend) hashed(hash string, person who) bool {
	subject := person.userID
	if subject == "" && !b.defects[HashOfIDOnly] || b.defects[HashOfEmailFirst] && person.email != "" {
		subject = person.email
	}
	switch {
	case hash == "":
		return false
	case b.defects[AcceptsAnyHash]:
		return true
	case b.defects[HashOfEither] && hash == sign(Secret, person.email):
		return true
	}
	return hmac.Equal([]byte(hash), []byte(sign(Secret, subject)))
}

func (b *Backend) byToken(token string, person who) (who, error) {
	part := strings.Split(token, ".")
	if len(part) != 3 {
		return who{}, errUnproven
	}
	header, claims := unpack(part[0]), unpack(part[1])
	alg, _ := header["alg"].(string)
	subject, exp := b.text(claims["user_id"]), claims["exp"]
	switch {
	case b.defects[AcceptsUnsigned] && strings.EqualFold(alg, "none"):
	case alg != "HS256" || !signed(part) && (part[2] == "" || !b.defects[TokenUnchecked]):
		return who{}, errUnproven
	}
	switch {
	case subject == "":
		return who{}, errUnproven
	case expired(exp) && !b.defects[ExpiryIgnored]:
		return who{}, &failure{status: http.StatusForbidden, code: "jwt_expired", expired: !b.defects[ExpiryUnsaid]}
	case b.defects[TokenForAnyone] && person.userID != "":
		return person, nil
	case person.userID != "" && person.userID != subject:
		return who{}, errUnproven
	}
	return who{subject, person.email}, nil
}

func signed(part []string) bool {
	given, err := base64.RawURLEncoding.DecodeString(part[2])
	return err == nil && hex.EncodeToString(given) == sign(Secret, part[0]+"."+part[1])
}

func expired(exp any) bool {
	n, ok := exp.(json.Number)
	if !ok {
		return false
	}
	at, err := n.Int64()
	return err != nil || time.Now().Unix() >= at
}

// unpack reads a part of a token; what cannot be read is empty.
func unpack(part string) object {
	var o object
	text, _ := base64.RawURLEncoding.DecodeString(part)
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	_ = d.Decode(&o)
	return o
}

// sign returns the hex HMAC-SHA256 of text.
func sign(key, text string) string {
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte(text))
	return hex.EncodeToString(mac.Sum(nil))
}
