package memory

import (
	"net/http"
	"strings"
	"time"
)

// share lets pages of the allowed origin read the answer.
func (b *Backend) share(h http.Header, origin string) {
	switch {
	case b.defects[WildcardOrigin]:
		origin = "*"
	case b.defects[ReflectsOrigin] && origin != "":
	case origin != Origin:
		return
	}
	h.Set("Access-Control-Allow-Origin", origin)
	h.Set("Access-Control-Allow-Credentials", "true")
	h.Set("Access-Control-Expose-Headers", "Retry-After")
}

// busy says whether this request has to come again.
func (b *Backend) busy(w http.ResponseWriter) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.defects[RetryAfterUnreadable] || b.refused {
		return false
	}
	b.refused = true
	w.Header().Set("Retry-After", "soon")
	return true
}

// claim says whether the request is new, by its key.
func (b *Backend) claim(c *call) bool {
	switch {
	case c.key == "", b.defects[IgnoresKeys]:
		return true
	case c.app.keys[c.key]:
		return false
	}
	if !b.defects[KeyTwiceInParallel] || b.overlap.alone(c.key) {
		c.app.keys[c.key] = true
	}
	return true
}

// reserved are the keys of user_data that are no custom attributes.
var reserved = map[string]bool{"anonymous_id": true, "user_id": true, "email": true, "name": true, "user_hash": true, "intercom_user_jwt": true}

func (b *Backend) ping(w http.ResponseWriter, c *call) error {
	person, err := b.identify(c)
	if err != nil {
		return err
	}
	if b.defects[SessionForgedRefused] && c.session != "" && b.open(c) == nil {
		return &failure{status: http.StatusUnauthorized, code: "session_invalid"}
	}
	if b.defects[RefusesAutoBoot] && c.form.Get("source") == "autoBoot" {
		return &failure{status: http.StatusBadRequest, code: "unknown_source", field: "source"}
	}
	isNew := b.claim(c)
	switch {
	case b.defects[RefusesRetries] && !isNew:
		return &failure{status: http.StatusConflict, code: "repeated"}
	case b.defects[RetryIsStranger] && !isNew && c.session == "":
		c.data, person = object{}, who{}
	}
	who := b.resolve(c, person)
	for key, v := range c.data {
		switch {
		case reserved[key] || !isNew || b.defects[AttributesLost]:
		case b.defects[RefusesCustom]:
			return &failure{status: http.StatusBadRequest, code: "unknown_attribute", field: "user_data." + key}
		default:
			who.custom[key] = v
		}
	}
	b.write(w, http.StatusOK, b.answer(c, who))
	return nil
}

func (b *Backend) answer(c *call, who *contact) object {
	var id any = who.id
	if b.defects[IDsAreObjects] {
		id = object{"$oid": who.id}
	}
	anonymous := b.text(c.data["anonymous_id"])
	if anonymous == "" {
		anonymous = "of-" + who.id
	}
	expiry := time.Now().Add(7 * 24 * time.Hour).Unix()
	if b.defects[ExpiryInMilliseconds] {
		expiry *= 1000
	}
	var show, config any = true, object{"open_to": "home", "spaces": []any{"home"}}
	if b.defects[LauncherIsText] {
		show = "true"
	}
	if b.defects[ConfigIsAList] {
		config = []any{config}
	}
	return object{
		"app": object{"name": "Memory"},
		"user": object{
			"id": id, "role": roles[who.role], "anonymous_id": anonymous, "locale": "en",
			"has_conversations": len(b.talksOf(c, who)) > 0, "new_session": c.session == "",
		},
		"launcher_settings":       object{"show_launcher": show, "alignment": "right", "color": "#123456", "theme_mode": "system"},
		"modules":                 object{"messages": true, "rtm": object{"endpoints": []any{}}, "features": object{}},
		"open_config":             config,
		"checklists":              []any{},
		"unread_conversation_ids": b.unread(c, who),
		"client_matches":          b.matches(),
		"anonymous_session":       b.session(c, who),
		"session_expiry":          expiry,
		"origin_cookie_domain":    "shop.example",
		"jwt_expired":             false,

		"identity_verification_ready": c.app.id == SecureApp,
	}
}

var roles = map[string]string{"visitor": "visitor_role", "lead": "contact_role", "user": "user_role"}

// matches are one post with a block of every type.
func (b *Backend) matches() any {
	if b.defects[MatchesAreNull] {
		return nil
	}
	image := "https://shop.example/1.png"
	blocks := []any{
		object{"type": "heading", "text": "Hello"}, object{"type": "paragraph", "text": "**Bold** words"}, object{"type": "code", "text": "x"},
		object{"type": "image", "url": image, "alt": "", "width": 10, "height": 10}, object{"type": "list", "items": []any{"one"}, "ordered": true},
		object{"type": "button", "text": "More", "url": "https://shop.example/"}, object{"type": "video", "url": "https://shop.example/1.mp4"},
		object{"type": "attachment", "name": "1.png", "url": image, "size": 10, "content_type": "image/png"}, object{"type": "from-the-future"},
	}
	if b.defects[BlocksAreStrings] {
		blocks = []any{"Hello"}
	}
	return []any{object{"type": "post", "id": postID, "title": "Hello", "blocks": blocks}}
}

const postID = "1"

func (b *Backend) content(w http.ResponseWriter, c *call, rest string) error {
	if _, err := b.identify(c); err != nil {
		return err
	}
	switch part := strings.Split(rest, "/"); {
	case b.defects[ClicksRefused] && part[len(part)-1] == "clicked":
	case len(part) == 3 && part[0] == "post" && part[1] == postID:
		b.write(w, http.StatusOK, object{})
		return nil
	case b.defects[FailsOnContent]:
		return &failure{status: http.StatusInternalServerError, code: "internal_error"}
	}
	return &failure{status: http.StatusNotFound, code: "content_not_found"}
}
