package hostile

import (
	"encoding/json"
	"strings"
)

// object is a JSON object that is to be spoilt.
type object map[string]any

// Good is the answer to a ping as it should be, with every field of section 7 of the
// contract.
func Good() string { return good().text() }

func good() object {
	return object{
		"app": object{"name": "Northlight"},
		"user": object{
			"id": "contact-1", "role": "user_role", "locale": "en", "anonymous_id": "",
			"has_conversations": false, "new_session": false,
		},
		"launcher_settings":           object{"show_launcher": true, "alignment": "right", "color": "#1f5bd8", "theme_mode": "light"},
		"modules":                     object{"messages": true, "rtm": object{"endpoints": []any{}}, "features": object{}},
		"unread_conversation_ids":     []any{"c-1"},
		"client_matches":              []any{post("good", "Good", paragraph("fine"))},
		"anonymous_session":           "session-1",
		"origin_cookie_domain":        "",
		"session_expiry":              4102444800, // in the year 2100
		"open_config":                 object{"open_to": "home", "spaces": []any{"home"}},
		"checklists":                  []any{},
		"identity_verification_ready": false,
		"jwt_expired":                 false,
		"errors":                      []any{},
	}
}

// WithPost is that answer with one post alone, of that id.
func WithPost(id string) string {
	o := good()
	o["client_matches"] = []any{post(id, "Good", paragraph("fine"))}
	return o.text()
}

func post(id any, title string, blocks ...any) object {
	return object{"type": "post", "id": id, "title": title, "blocks": blocks}
}

func paragraph(text string) object { return object{"type": "paragraph", "text": text} }

// raw is text that stands in JSON as it is, whether or not it is JSON.
type raw string

// mark encloses raw text until the rest is encoded.
const mark = "\uf8ff"

// MarshalJSON encodes raw text as a string, for text to take the string away.
func (r raw) MarshalJSON() ([]byte, error) { return json.Marshal(mark + string(r) + mark) }

// text encodes the object.
func (o object) text() string {
	encoded, err := json.Marshal(o)
	if err != nil {
		panic(err) // what the tables hold can be encoded
	}
	parts := strings.Split(string(encoded), mark)
	for i := 1; i < len(parts); i += 2 {
		var plain string
		if err := json.Unmarshal([]byte(`"`+parts[i]+`"`), &plain); err != nil {
			panic(err)
		}
		parts[i-1] = strings.TrimSuffix(parts[i-1], `"`)
		parts[i+1] = strings.TrimPrefix(parts[i+1], `"`)
		parts[i] = plain
	}
	return strings.Join(parts, "")
}

// without is a copy that lacks a field, and whose objects can be changed.
func (o object) clone() object {
	out := object{}
	for key, value := range o {
		if inner, ok := value.(object); ok {
			value = inner.clone()
		}
		out[key] = value
	}
	return out
}

// with is the object with a field set; the path has dots.
func (o object) with(path string, value any) object {
	out := o.clone()
	key, rest, deeper := strings.Cut(path, ".")
	if !deeper {
		out[key] = value
		return out
	}
	inner, _ := out[key].(object)
	out[key] = inner.with(rest, value)
	return out
}
