package hostile

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Large is the size of the largest bodies, in bytes.
const Large = 10 << 20

// deep is how far the deepest are nested.
const deep = 10000

// page is what stands in front of many a backend.
const page = `<!doctype html><html><head><title>502</title><script>top.harm = 'page'</script></head>` +
	`<body onload="top.harm = 'page'"><h1>Bad Gateway</h1><img src="x" onerror="top.harm = 'page'"></body></html>`

// bodies are bodies that are no answer, under status 200.
func bodies(to string, random *rand.Rand) []Answer {
	whole := Good()
	table := []struct{ name, body string }{
		{"nothing", ""},
		{"space", " \r\n\t "},
		{"a page of HTML", page},
		{"a page of XML", `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`},
		{"plain words", "Service Unavailable"},
		{"null", "null"},
		{"a number", "0"},
		{"a text", `"ok"`},
		{"a truth value", "true"},
		{"a list", "[]"},
		{"a list of answers", "[" + whole + "]"},
		{"an empty object", "{}"},
		{"undefined", "undefined"},
		{"a byte order mark", "\ufeff" + whole},
		{"two answers", whole + whole},
		{"lines of answers", whole + "\n" + whole + "\n"},
		{"a guard before it", ")]}',\n" + whole},
		{"a call around it", "callback(" + whole + ")"},
		{"a comment in it", "/* */" + whole},
		{"a comma too many", strings.TrimSuffix(whole, "}") + ",}"},
		{"single quotes", strings.ReplaceAll(whole, `"`, `'`)},
		{"keys without quotes", `{app: {name: "x"}}`},
		{"a NUL", whole + "\x00"},
		{"bytes of UTF-16", utf16(whole)},
		{"invalid UTF-8", strings.ReplaceAll(whole, "Northlight", "\xff\xfe\xc0\x80\xed\xa0\x80")},
		{"control characters in a text", strings.ReplaceAll(whole, "Northlight", "\x01\x1f\n")},
		{"lone surrogates", strings.ReplaceAll(whole, "Northlight", `\ud800 \udc00 \ud800\ud800 \udfff\ud83d`)},
		{"a bad escape", strings.ReplaceAll(whole, "Northlight", `\x41`)},
		{"half an escape", `{"app": "\u00`},
		{"the same keys twice", strings.TrimSuffix(whole, "}") + "," + strings.TrimPrefix(whole, "{")},
		{"keys of prototypes", `{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "app": {"__proto__": {"polluted": 1}}, "toString": null, "hasOwnProperty": 1}`},
		{"lists in lists", strings.Repeat("[", deep) + strings.Repeat("]", deep)},
		{"lists in lists without an end", strings.Repeat("[", deep)},
		{"objects in objects", strings.Repeat(`{"app":`, deep) + "1" + strings.Repeat("}", deep)},
		{"something deep beside it", strings.TrimSuffix(whole, "}") + `,"later":` + strings.Repeat("[", deep) + strings.Repeat("]", deep) + "}"},
		{"10 MB of a text", strings.Repeat("x", Large)},
	}
	var out []Answer
	for _, t := range table {
		out = append(out, ok(to, "the body is "+t.name, t.body))
	}
	if to == wire.Ping {
		out = append(out, large()...)
	}
	for range 12 {
		n := 1 + random.IntN(len(whole)-1)
		out = append(out, ok(to, fmt.Sprintf("the body ends after %d bytes", n), whole[:n]))
	}
	return out
}

// large are large bodies that are JSON. One in which every key is new is what costs
// who looks for the one that is there already.
func large() []Answer {
	beside := strings.TrimSuffix(Good(), "}") + `,"later":`
	var keys strings.Builder
	for i := 0; keys.Len() < Large; i++ {
		fmt.Fprintf(&keys, `,"key-%d":%d`, i, i)
	}
	return []Answer{
		ok(wire.Ping, "10 MB of a text beside it", beside+`"`+strings.Repeat("x", Large)+`"}`),
		ok(wire.Ping, "10 MB of escapes beside it", beside+`"`+strings.Repeat(`\u0041`, Large/6)+`"}`),
		ok(wire.Ping, "10 MB of numbers beside it", beside+"["+strings.Repeat("1,", Large/2)+"1]}"),
		ok(wire.Ping, "10 MB of empty objects beside it", beside+"["+strings.Repeat("{},", Large/3)+"{}]}"),
		ok(wire.Ping, "10 MB of keys beside it", beside+"{"+keys.String()[1:]+"}}"),
		ok(wire.Ping, "10 MB of space around it", strings.Repeat(" ", Large)+Good()),
	}
}

func utf16(s string) string {
	out := []byte{0xff, 0xfe}
	for _, c := range []byte(s) { // it is ASCII
		out = append(out, c, 0)
	}
	return string(out)
}
