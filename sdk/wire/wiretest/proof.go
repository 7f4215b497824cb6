package wiretest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"time"
)

// userHash is hex HMAC-SHA256 of the user id, or else of the email.
func userHash(secret, subject string) string { return hex.EncodeToString(sum(secret, subject)) }

func sum(secret, text string) []byte {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(text))
	return mac.Sum(nil)
}

// token is an intercom_user_jwt, signed with HS256 whatever alg says.
func token(secret, alg string, claims map[string]any) string {
	body := part(map[string]any{"alg": alg, "typ": "JWT"}) + "." + part(claims)
	return body + "." + base64.RawURLEncoding.EncodeToString(sum(secret, body))
}

// unsigned is a token that says it needs no signature.
func unsigned(alg string, claims map[string]any) string {
	return part(map[string]any{"alg": alg, "typ": "JWT"}) + "." + part(claims) + "."
}

func part(v map[string]any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // claims are strings and numbers
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// claims of a token that is good for some minutes from now, or was good until
// then where minutes are negative.
func claims(userID string, minutes int) map[string]any {
	now := time.Now()
	return map[string]any{"user_id": userID, "iat": now.Unix() - 86400, "exp": now.Add(time.Duration(minutes) * time.Minute).Unix()}
}
