package settings

import (
	"strings"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/wire"
)

// messenger takes a messenger attribute. Those of a wrong type are left out, so
// that no screen has to look twice at what it is given.
func (p *parsing) messenger(key string, v any) {
	if s, ok := v.(string); ok && unknown(s) {
		v = nil
	}
	wrong := ""
	switch key {
	case "app_id":
		p.out.AppID = ascii.Trim(wire.ID(v))
		return
	case "api_base":
		p.apiBase(v)
		return
	case "session_duration":
		if ms, ok := v.(float64); ok && ms > 0 && ms < 1e12 {
			p.out.SessionDuration = time.Duration(ms) * time.Millisecond
			return
		}
		wrong = "is not a number of milliseconds"
	case "auth_tokens":
		if tokens, ok := v.(wire.Object); ok {
			v = p.Tokens(tokens)
		} else {
			wrong = "is not an object of strings"
		}
	case "vertical_padding", "horizontal_padding", "z_index":
		if _, ok := v.(float64); !ok {
			wrong = "is not a number"
		}
	case "hide_notifications", "hide_default_launcher", "track_url_changes":
		if _, ok := v.(bool); !ok {
			wrong = "is neither true nor false"
		}
	default:
		if s, ok := v.(string); ok {
			v = s
		} else if s := wire.ID(v); s != "" {
			v = s
		} else {
			wrong = "is not a string"
		}
	}
	if wrong != "" && v != nil {
		p.warn(key, wrong+": it is left out")
		return
	}
	if key != "session_duration" {
		p.out.Messenger = p.out.Messenger.With(key, v)
	}
}

// apiBase takes http and https addresses only: anything else (javascript:, a
// path) could not be fetched, or should not.
func (p *parsing) apiBase(v any) {
	s := strings.TrimSuffix(ascii.Trim(wire.ID(v)), "/")
	switch {
	case v == nil:
	case strings.HasPrefix(s, "https://"), strings.HasPrefix(s, "http://"):
		p.out.APIBase = s
	default:
		p.warn("api_base", "is not an http or https URL: it is left out")
	}
}

// Tokens keeps the strings of a map of authentication tokens.
func (p *parsing) Tokens(in wire.Object) wire.Object {
	out := wire.Object{}
	for _, m := range in {
		if s, ok := m.Value.(string); ok && len(s) <= MaxString {
			out = out.With(m.Key, s)
		} else {
			p.warn("auth_tokens."+clip(m.Key), "is not a string: it is left out")
		}
	}
	return out
}

// Tokens reads the argument of setAuthTokens.
func Tokens(in wire.Object) (wire.Object, []string) {
	var p parsing
	return p.Tokens(in), p.warnings
}
