package rules_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/rules"
)

var now = time.Unix(1_800_000_000, 0)

func person(role string, attributes map[string]any) rules.Person {
	return rules.Person{Role: role, Attribute: func(name string) any { return attributes[name] }}
}

func parse(t testing.TB, text string) rules.Rules {
	var r rules.Rules
	require.NoError(t, json.Unmarshal([]byte(text), &r))
	return r
}

func TestURLs(t *testing.T) {
	tests := []struct {
		op, value, page string
		want            bool
	}{
		{"equals", "https://a.example/pricing", "https://a.example/pricing", true},
		{"equals", "https://a.example/pricing", "https://a.example/pricing?x=1", false},
		{"equals", "/pricing", "https://a.example/pricing", true},
		{"equals", "/pricing", "https://a.example/pricing?utm_source=x#top", true},
		{"equals", "/pricing", "https://a.example/pricing/", false},
		{"equals", "/pricing?x=1", "https://a.example/pricing?x=1", true},
		{"equals", "/pricing?x=1", "https://a.example/pricing?x=2", false},
		{"equals", "/", "https://a.example", true},
		{"equals", "/", "https://a.example/docs", false},
		{"equals", "/a b", "https://a.example/a%20b", false},
		{"equals", "/a%20b", "https://a.example/a%20b", true},
		{"contains", "icing", "https://a.example/pricing", true},
		{"contains", "/pri", "https://a.example/pricing", true},
		{"contains", "/a.example", "https://a.example/pricing", false},
		{"contains", "a.example", "https://a.example/pricing", true},
		{"glob", "/docs*", "https://a.example/docs", true},
		{"glob", "/docs/*", "https://a.example/docs/a/b?c", true},
		{"glob", "/docs/*", "https://a.example/docs", false},
		{"glob", "/*/edit", "https://a.example/posts/7/edit", true},
		{"glob", "/*/edit", "https://a.example/posts/7/edit/more", false},
		{"glob", "/*tab=2*", "https://a.example/posts?tab=2&x=1", true},
		{"glob", "https://*.example/*", "https://a.example/x", true},
		{"glob", "/a.b", "https://a.example/axb", false},
		{"glob", "**", "https://a.example/", true},
		{"equals", "/x", "://broken", false},
		{"regexp", ".*", "https://a.example/", false},
	}
	for _, tt := range tests {
		t.Run(tt.op+" "+tt.value+" "+tt.page, func(t *testing.T) {
			r := rules.Rules{URL: []rules.URL{{Op: tt.op, Value: tt.value}}}
			assert.Equal(t, tt.want, r.Match(person("user", nil), tt.page, now))
		})
	}
}

func TestAttributes(t *testing.T) {
	known := map[string]any{"plan": "pro", "seats": 5.0, "admin": true}
	tests := []struct {
		rule string
		want bool
	}{
		{`{"name":"plan","op":"eq","value":"pro"}`, true},
		{`{"name":"plan","op":"eq","value":"Pro"}`, false},
		{`{"name":"plan","op":"neq","value":"free"}`, true},
		{`{"name":"none","op":"neq","value":"free"}`, true},
		{`{"name":"none","op":"eq","value":"free"}`, false},
		{`{"name":"none","op":"eq"}`, false},
		{`{"name":"seats","op":"eq","value":5}`, true},
		{`{"name":"seats","op":"eq","value":"5"}`, false},
		{`{"name":"admin","op":"eq","value":true}`, true},
		{`{"name":"seats","op":"gt","value":4}`, true},
		{`{"name":"seats","op":"gt","value":5}`, false},
		{`{"name":"seats","op":"lt","value":6}`, true},
		{`{"name":"plan","op":"lt","value":6}`, false},
		{`{"name":"plan","op":"contains","value":"ro"}`, true},
		{`{"name":"seats","op":"contains","value":"5"}`, false},
		{`{"name":"plan","op":"exists"}`, true},
		{`{"name":"none","op":"exists"}`, false},
		{`{"name":"none","op":"not_exists"}`, true},
		{`{"name":"plan","op":"unheard"}`, false},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			r := parse(t, `{"attributes":[`+tt.rule+`]}`)
			assert.Equal(t, tt.want, r.Match(person("user", known), "https://a.example/", now))
		})
	}
}

func TestAllPartsMustHold(t *testing.T) {
	r := parse(t, `{"url":[{"op":"equals","value":"/a"},{"op":"equals","value":"/b"}],"roles":["lead","user"],
		"attributes":[{"name":"x","op":"eq","value":1},{"name":"y","op":"exists"}]}`)
	both := map[string]any{"x": 1.0, "y": "z"}
	assert.True(t, r.Match(person("user", both), "https://a.example/b", now))
	assert.False(t, r.Match(person("visitor", both), "https://a.example/b", now), "role")
	assert.False(t, r.Match(person("user", both), "https://a.example/c", now), "url")
	assert.False(t, r.Match(person("user", map[string]any{"x": 1.0}), "https://a.example/b", now), "attribute")
	assert.True(t, rules.Rules{}.Match(person("visitor", nil), "", now), "no rules at all")
}

func TestSchedules(t *testing.T) {
	at := now.Unix()
	tests := []struct {
		name string
		s    rules.Schedule
		want bool
	}{
		{"open", rules.Schedule{}, true},
		{"begins now", rules.Schedule{From: at}, true},
		{"begins later", rules.Schedule{From: at + 1}, false},
		{"ends later", rules.Schedule{Until: at + 1}, true},
		{"ends now", rules.Schedule{Until: at}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, rules.Rules{Schedule: &tt.s}.Match(person("user", nil), "", now))
		})
	}
}

func TestWhatIsWrongIsNamed(t *testing.T) {
	tests := []struct{ rules, field string }{
		{`{"roles":["user","admin"]}`, "roles[1]"},
		{`{"url":[{"op":"regexp","value":"x"}]}`, "url[0].op"},
		{`{"url":[{"op":"equals"}]}`, "url[0].value"},
		{`{"attributes":[{"op":"exists"}]}`, "attributes[0].name"},
		{`{"attributes":[{"name":"x","op":"like"}]}`, "attributes[0].op"},
		{`{"attributes":[{"name":"x","op":"gt","value":"1"}]}`, "attributes[0].value"},
		{`{"attributes":[{"name":"x","op":"contains","value":1}]}`, "attributes[0].value"},
		{`{"attributes":[{"name":"x","op":"eq","value":{}}]}`, "attributes[0].value"},
		{`{"attributes":[{"name":"x","op":"exists","value":1}]}`, "attributes[0].value"},
		{`{"schedule":{"from":5,"until":5}}`, "schedule.until"},
		{`{"roles":[` + strings.Repeat(`"user",`, 50) + `"user"]}`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.rules[:min(60, len(tt.rules))], func(t *testing.T) {
			problems := parse(t, tt.rules).Check()
			require.Len(t, problems, 1)
			assert.Equal(t, tt.field, problems[0].Field)
			assert.NotEmpty(t, problems[0].Message)
		})
	}
	assert.Empty(t, parse(t, `{"url":[{"op":"glob","value":"/*"}],"attributes":[{"name":"x","op":"eq","value":false}],"schedule":{"from":5}}`).Check())
}

func FuzzGlobAgreesWithRegexp(f *testing.F) {
	f.Add("/docs/*", "/docs/a")
	f.Add("*a*b*", "xxaxxbxx")
	f.Add("a**", "a")
	f.Fuzz(func(t *testing.T, pattern, s string) {
		if len(pattern) > 100 || len(s) > 1000 {
			t.Skip()
		}
		pattern = "x" + pattern // not a path: compared with the whole URL
		parts := strings.Split(pattern, "*")
		for i := range parts {
			parts[i] = regexp.QuoteMeta(strings.ToValidUTF8(parts[i], "?"))
		}
		s, clean := strings.ToValidUTF8(s, "?"), strings.ToValidUTF8(pattern, "?")
		if strings.Count(clean, "*") != len(parts)-1 {
			t.Skip()
		}
		want := regexp.MustCompile(`(?s)^` + strings.Join(parts, `.*`) + `$`).MatchString(s)
		got := rules.Rules{URL: []rules.URL{{Op: "glob", Value: clean}}}.Match(person("user", nil), s, now)
		assert.Equal(t, want, got, "%q against %q", clean, s)
	})
}

func FuzzRulesNeverPanic(f *testing.F) {
	f.Add(`{"url":[{"op":"glob","value":"/*"}],"roles":["user"],"attributes":[{"name":"x","op":"eq","value":[1]}]}`, "https://a.example/")
	f.Fuzz(func(t *testing.T, text, page string) {
		var r rules.Rules
		if json.Unmarshal([]byte(text), &r) != nil {
			t.Skip()
		}
		valid := len(r.Check()) == 0
		matched := r.Match(person("user", map[string]any{"x": "y"}), page, now)
		if valid && len(r.Roles) > 0 && matched {
			assert.Contains(t, r.Roles, "user")
		}
	})
}
