//go:build js && wasm

package browser

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
	"github.com/stretchr/testify/assert"
)

// assertDrawn says whether e is what would be drawn of the node.
func assertDrawn(t *testing.T, want messenger.Node, e safejs.Value) bool {
	t.Helper()
	fresh := draw(document, want)
	pagetest.Eval(t, `if (a.getAttribute('style') === '') a.removeAttribute('style')`, e) // Chromium leaves it behind
	return assert.True(t, isTrue(call1(e, "isEqualNode", fresh)), "%s is not %s", text(get(e, "outerHTML")), text(get(fresh, "outerHTML")))
}

// items is a list of items, "key" or "key:text", in their order.
func items(all string) messenger.Node {
	n := el("ul", nil)
	for _, item := range strings.Fields(all) {
		key, said, _ := strings.Cut(item, ":")
		n.Kids = append(n.Kids, withKey(key, el("li", []string{"id", key}, words(said))))
	}
	return n
}

func TestPatchMakesOneTheOther(t *testing.T) {
	for name, test := range map[string][2]messenger.Node{
		"a text":              {el("p", nil, words("a")), el("p", nil, words("b"))},
		"an attribute":        {el("p", []string{"class", "a", "id", "x"}), el("p", []string{"class", "b", "title", "y"})},
		"no attributes":       {el("p", []string{"class", "a", "style", "color: red"}), el("p", nil)},
		"an element for text": {el("p", nil, words("a")), el("p", nil, el("b", nil, words("a")))},
		"text for an element": {el("p", nil, el("b", nil)), el("p", nil, words("a"))},
		"another element":     {el("p", nil, el("b", nil, words("a"))), el("p", nil, el("i", nil, words("a")))},
		"nothing":             {items("a b c"), items("")},
		"something":           {items(""), items("a b c")},
		"the first":           {items("a b"), items("z a b")},
		"the middle":          {items("a b"), items("a z b")},
		"the last":            {items("a b"), items("a b z")},
		"no first":            {items("a b c"), items("b c")},
		"no middle":           {items("a b c"), items("a c")},
		"the other way round": {items("a b c d e"), items("e d c b a")},
		"to the front":        {items("a b c d"), items("d:new a b c")},
		"to the end":          {items("a b c d"), items("b c d a:new")},
		"all others":          {items("a b c"), items("x y z")},
		"mixed":               {items("a b c d e f"), items("f x b:new a y e")},
		"a key twice":         {items("a a b"), items("b a c a")},
		"places that come": {el("div", nil, words(""), withKey("b", el("b", nil)), words("")),
			el("div", nil, withKey("a", el("a", nil)), withKey("b", el("b", nil)), withKey("c", el("i", nil)))},
		"keys and none": {el("div", nil, el("p", nil), withKey("k", el("p", nil, words("k"))), el("p", nil, words("2"))),
			el("div", nil, withKey("k", el("p", nil, words("k2"))), el("p", nil, words("1")), el("p", nil), el("b", nil))},
		"markup": {el("p", nil, words("a")), el("p", []string{"title", `"><script>`}, words("<img src=x onerror=alert(1)>"))},
	} {
		t.Run(name, func(t *testing.T) {
			e := draw(document, test[0])
			patch(document, e, test[0], test[1])
			assertDrawn(t, test[1], e)
			patch(document, e, test[1], test[0])
			assertDrawn(t, test[0], e)
		})
	}
}

func TestPatchOfAnyListIsThatList(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	some := func() messenger.Node {
		var all []string
		for _, i := range random.Perm(12)[:random.IntN(12)] {
			all = append(all, fmt.Sprintf("k%d:%d", i, random.IntN(3)))
		}
		n := items(strings.Join(all, " "))
		for i := range n.Kids {
			if random.IntN(4) == 0 {
				n.Kids[i].Key = ""
			}
		}
		return n
	}
	old := some()
	e := draw(document, old)
	for range 300 {
		now := some()
		patch(document, e, old, now)
		if !assertDrawn(t, now, e) {
			return
		}
		old = now
	}
}

func TestPatchKeepsWhatStays(t *testing.T) {
	for name, test := range map[string]struct {
		before, after string
		moves         int // at most: elements put in
	}{
		"one more":     {"a b c", "a b c d", 1},
		"one before":   {"a b c", "z a b c", 1},
		"one less":     {"a b c", "a c", 0},
		"to the front": {"a b c d e", "e a b c d", 1},
		"swapped":      {"a b c d", "a c b d", 1},
		"only words":   {"a:1 b:1", "a:2 b:2", 0},
	} {
		t.Run(name, func(t *testing.T) {
			old, now := items(test.before), items(test.after)
			e := draw(document, old)
			kids := pagetest.Eval(t, `return Object.fromEntries([...a.children].map(e => [e.id, e]))`, e)
			inserted := pagetest.Eval(t, `return []`)
			pagetest.Replace(t, "Node.prototype", "insertBefore", `{value: function (e, next) { a.push(e); return b.call(this, e, next); }}`,
				inserted, pagetest.Eval(t, `return Node.prototype.insertBefore`))
			patch(document, e, old, now)
			assert.True(t, pagetest.Get[bool](t, `return [...a.children].every(e => !(e.id in b) || b[e.id] === e)`, e, kids))
			assert.LessOrEqual(t, length(inserted), test.moves)
		})
	}
}

func TestWhatIsTheSameIsNotLookedInto(t *testing.T) {
	same := func(text, same string) messenger.Node {
		n := withKey("k", el("p", nil, words(text)))
		n.Same = same
		return el("div", nil, n)
	}
	old := same("a", "1")
	e := draw(document, old)
	patch(document, e, old, same("b", "1"))
	assert.Equal(t, "a", text(get(e, "textContent")))
	patch(document, e, old, same("b", "2"))
	assert.Equal(t, "b", text(get(e, "textContent")))
}

func TestAFieldKeepsWhatIsTyped(t *testing.T) {
	for _, tag := range []string{"textarea", "input"} {
		t.Run(tag, func(t *testing.T) {
			field := func(value, class string) messenger.Node { return el(tag, []string{"value", value, "class", class}) }
			e := draw(document, field("a", ""))
			value := func() string { return text(get(e, "value")) }
			assert.Equal(t, "a", value())
			pagetest.Eval(t, `document.body.append(a); a.value = 'abc'; a.setSelectionRange(1, 2)`, e)
			t.Cleanup(func() { remove(e) })
			patch(document, e, field("a", ""), field("a", "b"))
			assert.Equal(t, "abc", value(), "the attribute is what it was")
			patch(document, e, field("a", ""), field("abc", "b"))
			assert.Equal(t, 1, pagetest.Get[int](t, `return a.selectionStart`, e), "it is that already")
			patch(document, e, field("abc", ""), field("", ""))
			assert.Empty(t, value())
			patch(document, e, field("", ""), field("x", ""))
			patch(document, e, field("x", ""), el(tag, nil))
			assert.Empty(t, value())
		})
	}
}

func TestPatchFindsItsOwnAmongWhatOthersPutThere(t *testing.T) {
	for name, act := range map[string]string{
		"before": `a.prepend(document.createElement('x-tool'))`,
		"among":  `a.children[1].before(document.createElement('x-tool'), '')`,
		"behind": `a.append(document.createElement('x-tool'))`,
	} {
		t.Run(name, func(t *testing.T) {
			page := func(said string) messenger.Node {
				return el("div", nil, el("h2", nil, words(said)), el("p", nil, words(said)), el("textarea", []string{"class", said}))
			}
			old, now := page("a"), page("b")
			e := draw(document, old)
			pagetest.Eval(t, act, e)
			field := pagetest.Eval(t, `return a.querySelector('textarea')`, e)
			patch(document, e, old, now)
			assert.Equal(t, "b b b", pagetest.Get[string](t, `return [...a.querySelectorAll('h2, p')].map(e => e.textContent).join(' ') + ' ' + a.querySelector('textarea').className`, e))
			assert.True(t, pagetest.Get[bool](t, `return b.querySelector('textarea') === a`, field, e))
		})
	}
}

func TestALongListCostsWhatIsNew(t *testing.T) {
	long := func(from, to int) messenger.Node {
		n := el("div", nil)
		for i := from; i < to; i++ {
			kid := withKey(fmt.Sprint(i), el("p", []string{"class", "part"}, words("Part")))
			kid.Same = "1"
			n.Kids = append(n.Kids, kid)
		}
		return n
	}
	old := long(100, 10100)
	e := draw(document, old)
	for name, now := range map[string]messenger.Node{"one more": long(100, 10101), "a page before": long(50, 10100), "nothing": long(100, 10100)} {
		t.Run(name, func(t *testing.T) {
			copied := pagetest.Eval(t, `return a.cloneNode(true)`, e)
			records := pagetest.Eval(t, `const o = new MutationObserver(() => {}); o.observe(a, {childList: true, subtree: true, attributes: true}); return o`, copied)
			patch(document, copied, old, now)
			added := pagetest.Get[int](t, `return a.takeRecords().reduce((n, r) => n + r.addedNodes.length + r.removedNodes.length, 0)`, records)
			assert.Equal(t, len(now.Kids)-len(old.Kids), added)
		})
	}
}
