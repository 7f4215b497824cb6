package settings

import (
	"strings"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Bounds on what a page can hand over: enough for any real attribute, and no way
// to make every ping weigh a megabyte.
const (
	MaxKeys   = 250   // keys of one settings object
	MaxString = 16384 // bytes of one string
	maxKey    = 190   // bytes of one key
)

// Refused stands for a value that could not be taken over from the page; it says
// why.
type Refused string

// Settings is a settings object that was read.
type Settings struct {
	AppID    string
	APIBase  string
	Identity Identity
	Force    bool // last_request_at was there: ping even when nothing is new

	// SessionDuration shortens the life of the session cookie; 0 leaves it.
	SessionDuration time.Duration
	// Messenger holds the messenger attributes that can change at any time.
	Messenger wire.Object
	// Data holds what describes the person, under the page's own names; null
	// means unknown. It includes the keys of the identity.
	Data wire.Object
}

// Parse reads a settings object whose values are nil, bool, float64, string,
// wire.Object, []any or [Refused]. What it cannot take it leaves out, with a
// warning that names the key; it never fails.
func Parse(in wire.Object) (Settings, []string) {
	p := parsing{}
	for i, m := range in {
		if i == MaxKeys {
			p.warn("the settings", "have more than 250 keys: the rest is left out")
			break
		}
		p.member(canonical(m.Key), m.Value)
	}
	p.identify()
	return p.out, p.warnings
}

type parsing struct {
	out      Settings
	warnings []string
}

func (p *parsing) warn(key, why string) {
	p.warnings = append(p.warnings, key+" "+why)
}

func (p *parsing) member(key string, v any) {
	if key == "__proto__" || len(key) > maxKey || key == "" {
		p.warn(clip(key), "cannot be an attribute's name: it is left out")
		return
	}
	kind := kindOf(key)
	switch v := v.(type) {
	case Refused:
		p.warn(key, string(v)+": it is left out")
		return
	case string:
		if len(v) > MaxString {
			p.warn(key, "is longer than 16384 bytes: it is left out")
			return
		}
	}
	if strings.HasPrefix(key, "utm_") {
		p.warn(key, "is read from the page's URL, not from settings: it is left out")
		return
	}
	switch kind {
	case messenger:
		p.messenger(key, v)
	case identity:
		p.identity(key, v)
	case avatar:
		p.object(key, v, "image_url", "")
	case company:
		p.object(key, v, "id", "company_id")
	case companies:
		p.companies(v)
	case reserved:
		p.out.Force = true
	default:
		if v, ok := p.scalar(key, v); ok {
			p.set(key, v)
		}
	}
}

func (p *parsing) set(key string, v any) { p.out.Data = p.out.Data.With(key, v) }

// scalar lets through what an attribute can be, with unknown as null.
func (p *parsing) scalar(key string, v any) (any, bool) {
	switch v := v.(type) {
	case wire.Object:
		p.warn(key, "is an object, which an attribute cannot be: it is left out")
		return nil, false
	case []any:
		p.warn(key, "is an array, which an attribute cannot be: it is left out")
		return nil, false
	case string:
		if unknown(v) {
			return nil, true
		}
		if len(v) > MaxString { // inside an object; member saw to the others
			p.warn(key, "is longer than 16384 bytes: it is left out")
			return nil, false
		}
	case float64:
		if v-v != 0 {
			p.warn(key, "is not a finite number: it is left out")
			return nil, false
		}
	}
	return v, true
}

// unknown says whether a string is one of the forms in which templates write
// that they know nothing (section 2).
func unknown(s string) bool {
	s = ascii.Trim(s)
	return s == "" || s == "null" || s == "undefined"
}

func (p *parsing) identity(key string, v any) {
	v, ok := p.scalar(key, v)
	if !ok || v == nil {
		return
	}
	s := ascii.Trim(wire.ID(v))
	if s == "" {
		p.warn(key, "is neither a string nor a number: it is left out")
		return
	}
	p.set(key, s)
}

func clip(s string) string {
	if len(s) > 40 {
		return ascii.Valid(s[:40]) + "…"
	}
	return s
}

// Merge returns the settings that come from giving a and then b.
func Merge(a, b Settings) Settings {
	if b.AppID == "" {
		b.AppID = a.AppID
	}
	if b.APIBase == "" {
		b.APIBase = a.APIBase
	}
	if b.SessionDuration == 0 {
		b.SessionDuration = a.SessionDuration
	}
	if b.Identity.UserID == "" {
		b.Identity.UserID = a.Identity.UserID
	}
	if b.Identity.Email == "" {
		b.Identity.Email = a.Identity.Email
	}
	b.Force = b.Force || a.Force
	b.Messenger = overlay(a.Messenger, b.Messenger)
	b.Data = overlay(a.Data, b.Data)
	return b
}

func overlay(under, over wire.Object) wire.Object {
	out := under.Clone()
	for _, m := range over {
		out = out.With(m.Key, m.Value)
	}
	return out
}
