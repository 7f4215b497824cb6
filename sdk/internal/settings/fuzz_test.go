package settings_test

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

// attribute says whether v can be the value of one.
func attribute(v any) bool {
	switch v := v.(type) {
	case nil, bool:
		return true
	case string:
		return len(v) <= settings.MaxString
	case float64:
		return v-v == 0
	}
	return false
}

func flat(v any) bool {
	o, ok := v.(wire.Object)
	for _, m := range o {
		ok = ok && m.Key != "__proto__" && m.Key != "" && attribute(m.Value)
	}
	return ok
}

// allowed says whether a person can have v under key.
func allowed(key string, v any) bool {
	switch key {
	case "company", "avatar":
		return v == nil || flat(v)
	case "companies":
		list, ok := v.([]any)
		for _, e := range list {
			ok = ok && flat(e)
		}
		return ok
	case "", "__proto__", "last_request_at", "app_id", "appId", "api_base", "auth_tokens", "z_index", "track_url_changes":
		return false
	}
	return attribute(v) && !strings.HasPrefix(key, "utm_") && len(key) <= 190
}

func FuzzParse(f *testing.F) {
	f.Add(`{"appId":"abc","user_id":42,"email":" a@example.com ","plan":"","nested":{"a":{}},"list":[1],"utm_source":"x"}`)
	f.Add(`{"company":{"id":1,"x":{"y":[]},"__proto__":{}},"companies":[{"company_id":"a"},3,[],{}],"avatar":{"image_url":"u","":""}}`)
	f.Add(`{"__proto__":{"admin":true},"auth_tokens":{"a":"b","c":[]},"z_index":"x","session_duration":1e300,"last_request_at":{}}`)
	f.Add(`{"intercom_user_jwt":"a.eyJ1c2VyX2lkIjoiNDIifQ.b","hide_notifications":null,"api_base":"javascript:1","page_title":7}`)
	f.Fuzz(func(t *testing.T, text string) {
		in, err := wire.ParseObject(text)
		if err != nil {
			return
		}
		s, warnings := settings.Parse(in)
		assert.LessOrEqual(t, len(s.Data)+len(s.Messenger), settings.MaxKeys)
		for _, m := range s.Data {
			assert.True(t, allowed(m.Key, m.Value), "%q: %v", m.Key, m.Value)
		}
		if s.APIBase != "" {
			assert.Regexp(t, `^https?://`, s.APIBase)
		}
		for _, w := range warnings {
			assert.Less(t, len(w), 500, "a warning does not repeat the value")
		}
		again, _ := settings.Parse(s.Data)
		assert.Equal(t, s.Data, again.Data, "what was let through is let through")
		assert.Equal(t, s.Identity, again.Identity)
	})
}
