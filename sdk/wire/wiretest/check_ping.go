package wiretest

import (
	"encoding/json"
	"time"
)

var pingChecks = []check{
	{"ping/sources", 7, nil, pingSources},
	{"ping/json", 7, nil, pingJSON},
	{"ping/shape", 7, nil, pingShape},
	{"ping/optional-parts", 7, nil, pingOptionalParts},
	{"ping/launcher-settings", 7, nil, pingLauncher},
	{"ping/roles", 7, nil, pingRoles},
	{"ping/session-expiry", 7, nil, pingSessionExpiry},
}

// A ping is answered whatever it was sent for.
func pingSources(p *probe) {
	b := p.browser()
	for _, source := range sources {
		c := b.call(pingName, nil)
		c.source = source
		b.deliver(c)
	}
}

func pingJSON(p *probe) {
	a := p.browser().post(pingName, nil)
	p.succeeded(a)
	p.fits(a, anyObject)
}

// pingAnswer is what a client cannot do without.
var pingAnswer = fields(
	has("app", fields(has("name", text))),
	has("user", fields(
		has("id", anID), has("role", oneOf(roles...)), has("anonymous_id", someText),
		has("has_conversations", boolean), has("new_session", boolean), may("locale", text),
	)),
	has("launcher_settings", anyObject),
	has("unread_conversation_ids", each(anID)),
	has("client_matches", each(contentShape)),
	has("anonymous_session", someText),
	has("session_expiry", whole),
)

func pingShape(p *probe) {
	b := p.browser()
	for _, identity := range []attrs{nil, {"user_id": fresh("user")}} {
		a := b.post(pingName, identity)
		p.succeeded(a)
		p.fits(a, pingAnswer)
	}
}

// pingParts are the rest of a ping's answer: what is there has to be of the right
// type.
var pingParts = fields(
	may("modules", fields(
		may("rtm", fields(
			may("endpoints", each(someText)),
			may("options", fields(may("PING_TIMEOUT", whole), may("PONG_TIMEOUT", whole))),
		)),
		may("features", anyObject),
	)),
	may("open_config", fields(may("open_to", text), may("spaces", each(text)))),
	may("checklists", each(anyObject)),
	may("origin_cookie_domain", text),
	may("identity_verification_ready", boolean),
	may("jwt_expired", boolean),
	may("errors", each(anError)),
)

func pingOptionalParts(p *probe) {
	a := p.browser().post(pingName, nil)
	p.succeeded(a)
	p.fits(a, pingParts)
}

func pingLauncher(p *probe) {
	a := p.browser().post(pingName, nil)
	p.succeeded(a)
	p.fits(a, fields(has("launcher_settings", fields(
		has("show_launcher", boolean), may("alignment", oneOf("left", "right")),
		may("color", text), may("theme_mode", oneOf("light", "dark", "system")),
	))))
}

func pingRoles(p *probe) {
	b := p.browser()
	visitor := b.ping(nil)
	p.holds(visitor.role == roleVisitor, "who has neither user_id nor email is %q, not %s", visitor.role, roleVisitor)
	user := b.ping(attrs{"user_id": fresh("user")})
	p.holds(user.role == roleUser, "who has a user_id is %q, not %s", user.role, roleUser)
	byEmail := p.browser().ping(attrs{"email": freshEmail()})
	p.holds(byEmail.role == roleUser, "who has an email is %q, not %s", byEmail.role, roleUser)
}

// longestSession is more than browsers keep any cookie.
const longestSession = 400 * 24 * time.Hour

func pingSessionExpiry(p *probe) {
	a := p.browser().post(pingName, nil)
	p.succeeded(a)
	p.fits(a, fields(has("session_expiry", seconds)))
	number := p.json(a).(map[string]any)["session_expiry"].(json.Number)
	n, _ := number.Float64()
	left := time.Until(time.Unix(int64(n), 0))
	p.holds(left > 0, "session_expiry is %s: a session that ended %v ago", number, -left.Round(time.Second))
	p.holds(left <= longestSession, "session_expiry is %s, which is %v from now: no cookie lives longer than 400 days", number, left.Round(time.Hour))
}
