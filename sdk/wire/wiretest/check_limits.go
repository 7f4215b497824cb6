package wiretest

import (
	"maps"
	"slices"
	"strings"
)

var limitChecks = []check{
	{"limits/large-body", 7, nil, largeBody},
	{"limits/unknown-fields", 7, nil, unknownFields},
	{"limits/custom-attributes", 7, nil, customAttributes},
	{"limits/duplicate-keys", 7, nil, duplicateKeys},
	{"limits/deep-nesting", 7, nil, deepNesting},
	{"limits/odd-values", 7, nil, oddValues},
}

// largeBodySize is beyond what any page sends, in bytes.
const largeBodySize = 2 << 20

// large sends a ping with a body of that size. Whoever stops reading in its midst
// may cut the connection before the answer has arrived: one of three has to.
func (p *probe) large() answer {
	r := p.post(p.browser().call(pingName, nil))
	r.body += "&filler=" + strings.Repeat("x", largeBodySize)
	for range 2 {
		if a, err := p.client.do(p.ctx, r); err == nil {
			return a
		}
	}
	return p.send(r)
}

// A body that no page sends is refused, and in time: it is neither kept in memory
// nor left without an answer.
func largeBody(p *probe) {
	p.refused4xx(p.large())
}

// A backend must ignore fields that it does not know.
func unknownFields(p *probe) {
	b := p.browser()
	for _, name := range []string{pingName, eventsName, metricsName} {
		c := b.call(name, nil)
		c.events = []event{newEvent("wiretest-unknown-fields", nil)}
		p.succeeded(p.send(p.post(c, with("from_the_future", "1"), with("another[]", "{"))))
	}
}

// Every key of user_data that has no meaning of its own is a custom attribute.
func customAttributes(p *probe) {
	b := p.browser()
	b.ping(attrs{"wiretest_text": "x", "wiretest_number": -1.25e-7, "wiretest_flag": false, "wiretest_null": nil, "Wire Test Ключ": "x"})
	many := attrs{"user_id": fresh("user")}
	for range 100 {
		many[fresh("attribute")] = "x"
	}
	b.ping(many)
}

func duplicateKeys(p *probe) {
	b := p.browser()
	data := `{"anonymous_id":"` + b.anonymous + `","plan":"a","plan":"b","anonymous_id":"` + b.anonymous + `"}`
	p.survived(b.post(pingName, nil, with("user_data", data)), "user_data with a key twice")
	list := `{"data":[{"event_name":"a","event_name":"b","id":"` + uuid() + `","metadata":{"k":1,"k":2}}],"data":[]}`
	p.survived(b.post(eventsName, nil, with("event_list", list)), "event_list with a key twice")
	r := p.post(b.call(pingName, nil))
	r.body += "&source=apiBoot&app_id=" + p.App
	p.survived(p.send(r), "form fields that come twice")
}

// nested is JSON so deep that what reads it by recursion runs out of stack.
func nested(before, after string) string {
	const depth = 20_000
	return strings.Repeat(before, depth) + "1" + strings.Repeat(after, depth)
}

func deepNesting(p *probe) {
	b := p.browser()
	for _, deep := range []string{nested("[", "]"), nested(`{"a":`, "}")} {
		p.survived(b.post(pingName, nil, with("user_data", `{"deep":`+deep+`}`)), "deep nesting in user_data")
		list := `{"data":[{"event_name":"wiretest-deep","id":"` + uuid() + `","metadata":{"deep":` + deep + `}}]}`
		p.survived(b.post(eventsName, nil, with("event_list", list)), "deep nesting in event_list")
	}
}

// odd are values that pages do send, and on which databases and languages differ.
var odd = map[string]string{
	"a nested object":          `{"a":{"b":1}}`,
	"a list":                   `[1,2]`,
	"a NUL character":          `"a\u0000b"`,
	"half a surrogate pair":    `"\ud83d"`,
	"a character of 4 bytes":   `"🦊"`,
	"a number beyond doubles":  `1e999`,
	"a number beyond integers": `123456789012345678901234567890`,
	"a long string":            `"` + strings.Repeat("x", 20_000) + `"`,
	"bytes that are no UTF-8":  "\"\xff\xfe\"",
}

// oddKeys are names that are dangerous as names.
var oddKeys = []string{"", "__proto__", "constructor", "a.b", "$where", "'; DROP TABLE contacts; --", strings.Repeat("k", 1000), `\u0000`}

func oddValues(p *probe) {
	for _, what := range slices.Sorted(maps.Keys(odd)) {
		b, v := p.browser(), odd[what]
		for _, key := range []string{"wiretest_odd", "name", "email", "user_id", "companies", "created_at"} {
			data := `{"anonymous_id":"` + b.anonymous + `","` + key + `":` + v + `}`
			p.survived(b.post(pingName, nil, with("user_data", data)), what+" as "+key)
		}
		list := `{"data":[{"event_name":"wiretest-odd","id":"` + uuid() + `","created_at":` + v + `,"metadata":{"odd":` + v + `}}]}`
		p.survived(b.post(eventsName, nil, with("event_list", list)), what+" in an event")
	}
	for _, key := range oddKeys {
		p.survived(p.browser().post(pingName, nil, with("user_data", `{"`+key+`":"x"}`)), "the key "+excerpt(key))
	}
}
