package server_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/sdk/wire"
)

func hash(subject string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(subject))
	return hex.EncodeToString(mac.Sum(nil))
}

func (b *backend) jwt(claims jwt.MapClaims) string {
	s, err := jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte(secret))
	require.NoError(b.t, err)
	return s
}

func (b *backend) secure(anonymous string) *browser {
	w := b.browser(anonymous)
	w.app = secure
	return w
}

func TestARefusedIdentityStoresNothing(t *testing.T) {
	b := start(t)
	tests := map[string]struct {
		data    wire.Object
		code    string
		expired bool
	}{
		"no hash":          {wire.Object{is("user_id", "7"), is("plan", "pro")}, "identity_verification_failed", false},
		"wrong hash":       {wire.Object{is("user_id", "7"), is("user_hash", hash("8"))}, "identity_verification_failed", false},
		"email, no hash":   {wire.Object{is("email", "ada@example.com")}, "identity_verification_failed", false},
		"garbage as token": {wire.Object{is("intercom_user_jwt", "x")}, "identity_verification_failed", false},
		"another's token":  {wire.Object{is("user_id", "8"), is("intercom_user_jwt", b.jwt(jwt.MapClaims{"user_id": "7"}))}, "identity_verification_failed", false},
		"expired token":    {wire.Object{is("intercom_user_jwt", b.jwt(jwt.MapClaims{"user_id": "7", "exp": b.clock.Now().Unix() - 1}))}, "jwt_expired", true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			w := b.secure("v")
			for _, request := range []string{wire.Ping, wire.Events, "content/post/1/seen"} {
				r := w.request(tt.data)
				r.Events = []wire.Event{{ID: "e", Name: "name"}}
				status, body := w.send(request, r)
				assert.Equal(t, http.StatusForbidden, status)
				assert.Equal(t, tt.code, errorCode(body))
				a, err := wire.ParsePing(body)
				require.NoError(t, err)
				assert.Equal(t, tt.expired, a.JWTExpired)
				assert.Empty(t, a.Session)
			}
		})
	}
	for _, table := range []string{"contacts", "anonymous_ids", "page_views", "events", "requests"} {
		assert.Zero(t, b.count(`SELECT count(*) FROM `+table), table)
	}
}

func TestProvenIdentities(t *testing.T) {
	b := start(t)
	w := b.secure("v")
	visitor := w.ping()
	assert.Equal(t, wire.RoleVisitor, visitor.User.Role, "visitors need no proof")
	assert.True(t, visitor.IdentityVerificationReady)
	assert.Equal(t, "bank.example", visitor.CookieDomain)

	user := w.ping(is("user_id", "7"), is("user_hash", hash("7")))
	assert.Equal(t, visitor.User.ID, user.User.ID)
	byToken := w.ping(is("intercom_user_jwt", b.jwt(jwt.MapClaims{"user_id": "7", "exp": b.clock.Now().Unix() + 60})))
	assert.Equal(t, user.User.ID, byToken.User.ID)
	assert.Equal(t, user.User.ID, w.ping(is("plan", "pro")).User.ID, "the session alone goes on")

	status, body := w.send(wire.Ping, w.request(wire.Object{is("user_id", "7")}))
	assert.Equal(t, http.StatusForbidden, status, "a session is no proof for a named identity: "+body)
	b.clock.advance(2 * time.Minute)
	status, _ = w.send(wire.Ping, w.request(wire.Object{is("intercom_user_jwt", b.jwt(jwt.MapClaims{"user_id": "7", "exp": b.clock.Now().Unix() - 60}))}))
	assert.Equal(t, http.StatusForbidden, status)
}

func TestAnAddressAloneTakesOverNobody(t *testing.T) {
	b := start(t)
	victim := b.secure("victim").ping(is("email", "ada@example.com"), is("user_hash", hash("ada@example.com")))
	eve := b.secure("eve").ping(is("user_id", "eve"), is("user_hash", hash("eve")), is("email", "ada@example.com"))
	assert.NotEqual(t, victim.User.ID, eve.User.ID)
	again := b.secure("victim").ping(is("email", "ada@example.com"), is("user_hash", hash("ada@example.com")))
	assert.Equal(t, victim.User.ID, again.User.ID)
}

func TestVisitorsHaveNoSayAboutCompaniesWhereIdentityMatters(t *testing.T) {
	b := start(t)
	acme := is("company", wire.Object{is("id", "acme"), is("name", "Acme")})
	w := b.secure("v")
	w.ping(acme)
	assert.Zero(t, b.count(`SELECT count(*) FROM companies`))
	w.ping(is("user_id", "7"), is("user_hash", hash("7")), acme)
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM companies`))
}

func TestProofsAndPersonsAppearNowhere(t *testing.T) {
	b := start(t)
	proof, token := hash("7"), b.jwt(jwt.MapClaims{"user_id": "7"})
	w := b.secure("visitors-own-uuid")
	w.ping(is("user_id", "7"), is("user_hash", proof), is("email", "ada@example.com"), is("name", "Ada Example"))
	w.ping(is("intercom_user_jwt", token))
	_, body := w.send(wire.Ping, w.request(wire.Object{is("user_id", "7"), is("user_hash", proof+"00"), is("intercom_user_jwt", token+"x")}))
	require.Equal(t, "identity_verification_failed", errorCode(body))
	for _, file := range []string{b.file, b.file + "-wal"} {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, s := range []string{proof, token, w.session} {
			assert.NotContains(t, string(data), s)
		}
	}
	log := b.log.String()
	assert.Contains(t, log, `"path":"/messenger/web/ping"`)
	assert.Contains(t, log, `"app_id":"secure01"`)
	for _, s := range []string{proof, token, w.session, "ada@example.com", "Ada Example", "visitors-own-uuid", site} {
		assert.NotContains(t, log, s)
	}
}
