package hostile

import (
	"fmt"
	"strings"

	"github.com/entryphone/entryphone/sdk/wire"
)

// matching is an answer with this for client_matches.
func matching(name string, list any) Answer {
	return ok(wire.Ping, name, good().with("client_matches", list).text())
}

// posts are answers with outbound content that is not as it should be.
func posts() []Answer {
	whole := paragraph("fine")
	out := []Answer{
		matching("content without a type", []any{object{"id": "n-1", "blocks": []any{whole}}}),
		matching("content of an unknown type", []any{object{"type": "hologram", "id": "n-2", "title": markup}}),
		matching("content of every type", []any{
			object{"type": "chat", "id": 1}, object{"type": "banner", "id": 2}, object{"type": "tour", "id": 3},
			object{"type": "survey", "id": 4}, object{"type": "checklist", "id": 5}, object{"type": "POST", "id": 6},
		}),
		matching("content that is a list of itself", []any{[]any{post("n-3", "x")}}),
		matching("the same post many times", []any{post("n-4", "a", whole), post("n-4", "b", whole), post("n-4", markup, whole)}),
		matching("10000 posts", many(10000)),
		matching("10000 pieces that are none", make([]any, 10000)),
		matching("a post of 10000 blocks", []any{post("n-10", "Long", copies(10000, whole)...)}),
		matching("a post of 200000 blocks that are none", []any{post("n-11", "Long", copies(200000, 7)...)}),
		matching("a list of 10000 items", []any{post("n-12", "Long", object{"type": "list", "items": copies(10000, "item")})}),
		matching("100 posts of 100 blocks", tall(100, 100)),
		matching("a title of most of a megabyte", []any{post("n-5", strings.Repeat("long ", most/5), whole)}),
		matching("a title of one word of most of a megabyte", []any{post("n-6", strings.Repeat("x", most), whole)}),
		matching("a title of markup", []any{post("n-7", markup, whole)}),
		matching("a title of marks of direction", []any{post("n-8", "\u202e\u2066\u200f\ufeff\u0000", whole)}),
		matching("a post without a title or blocks", []any{object{"type": "post", "id": "n-9"}}),
		matching("no content", []any{}),
	}
	for i, id := range []any{
		nil, true, -1, 0, 0.1, raw("1e300"), raw("1e21"), raw("12345678901234567890"), "", " ", ".", "..", "../..", "a/b", "a b", "%2e%2e", "a?b#c",
		"\x00", "é\u202e", "__proto__", "constructor", `"]`, "'", markup, strings.Repeat("x", 1<<16), []any{}, object{}, raw(`"\ud83d"`),
	} {
		out = append(out, matching(fmt.Sprintf("odd id %d of a post", i), []any{post(id, "Odd", whole)}))
	}
	return out
}

// most is how long a text can be in an answer that is looked into.
const most = 1<<20 - 2000

func tall(n, blocks int) []any {
	var list []any
	for i := range n {
		list = append(list, post(fmt.Sprintf("tall-%d", i), "Tall", copies(blocks, paragraph("fine"))...))
	}
	return list
}

func many(n int) []any {
	var list []any
	for i := range n {
		list = append(list, post(fmt.Sprintf("many-%d", i), "One of many", paragraph("fine")))
	}
	return list
}
