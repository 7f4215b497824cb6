package hostile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/entryphone/entryphone/sdk/wire"
)

// oddities are values of the right type that mean no good, by field.
var oddities = map[string][]any{
	"user.role":         {"admin_role", "__proto__", "visitor_role", strings.Repeat("x", most)},
	"user.id":           {"..", "\x00", strings.Repeat("x", most)},
	"user.anonymous_id": {"a;b", "a=b; Path=/x; Domain=localhost", "a\r\nb", "\u0000", "é", " ", `"a"`, strings.Repeat("x", 1<<16)},
	"user.locale":       {"xx-" + strings.Repeat("y", 1000), "../en"},

	"launcher_settings.color":      {"red;background:url(http://localhost:1/x)", "url(http://localhost:1/x)", "var(--bg)", "expression(top.harm=1)", strings.Repeat("x", 1<<16)},
	"launcher_settings.theme_mode": {"neon", "dark;}"},
	"launcher_settings.alignment":  {"center", "left;top:0"},

	"anonymous_session": {
		"a; Domain=localhost; Max-Age=0", "a;b", "a,b", `a"b\`, "a\r\nSet-Cookie: b=c", "a\x00b", "é", " ", "=", "\u2028",
		strings.Repeat("x", 5000), strings.Repeat("x", most), strings.Repeat("%", 3000),
	},
	"origin_cookie_domain": {
		"localhost", "www.demo.localhost", "app.demo.localhost", "example.com", "com", ".", "..", ".localhost", "localhost.", "LOCALHOST", "127.0.0.1", "[::1]", "localhost; Secure", "localhost\r\nx", "*",
		"evil.localhost", "xn--", strings.Repeat("a.", 1000) + "localhost", "ocalhost", "\x00localhost",
	},
	"session_expiry": {
		0, 1, -1, 1000000000, raw("-9223372036854775808"), raw("9223372036854775807"), raw("9223372036854775808"), raw("1e18"), raw("-1e308"),
		raw("4102444800000"), raw("0.0000001"), raw("-0"), "4102444800",
	},
	"unread_conversation_ids": {[]any{1, 2.5, nil, "", "x", "x", object{}}, numbers(100000)},
	"errors": {
		[]any{nil, 7, "text", []any{}}, []any{object{"code": markup, "message": markup, "field": markup}}, []any{object{"message": strings.Repeat("long ", 1<<18)}},
		object{"code": "x"}, copies(10000, object{"code": "busy", "message": "Too busy."}), []any{object{"code": 7, "message": nil}},
	},
	"modules.rtm.endpoints": {[]any{"ws://localhost:1/", "javascript:top.harm=1", nil}},
	"jwt_expired":           {true},
}

// values are answers that are as they should be but for what one field says.
func values() []Answer {
	var out []Answer
	for _, path := range slices.Sorted(maps.Keys(oddities)) {
		for i, v := range oddities[path] {
			out = append(out, ok(wire.Ping, fmt.Sprintf("odd value %d of %s", i, path), good().with(path, v).text()))
		}
	}
	return out
}

func copies(n int, v any) []any {
	list := make([]any, n)
	for i := range list {
		list[i] = v
	}
	return list
}

func numbers(n int) []any {
	list := make([]any, n)
	for i := range list {
		list[i] = i
	}
	return list
}
