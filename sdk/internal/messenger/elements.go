package messenger

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
)

// What the screens are made of is written in few and small calls: they are many, and a
// Node that is handed about by value is most of the code.

// el makes an element of what is written as tag|name=value|…; each % in a value is the
// next of the arguments.
func el(spec string, args ...string) *Node {
	n := &Node{}
	n.Tag, spec, _ = ascii.Cut(spec, "|")
	for spec != "" {
		var name string
		name, spec, _ = ascii.Cut(spec, "|")
		name, value, _ := ascii.Cut(name, "=")
		if before, after, ok := ascii.Cut(value, "%"); ok {
			value = before + args[0] + after
			args = args[1:]
		}
		n.Attrs = append(n.Attrs, name, value)
	}
	return n
}

// say puts a text into n.
func (n *Node) say(s string) *Node { return n.add(&Node{Text: s}) }

// add puts kids into n; those that are nil are left out.
func (n *Node) add(kids ...*Node) *Node {
	for _, kid := range kids {
		if kid != nil {
			n.Kids = append(n.Kids, *kid)
		}
	}
	return n
}

func (n *Node) key(key string) *Node {
	n.Key = key
	return n
}

func (n *Node) attr(name, value string) *Node {
	n.Attrs = append(n.Attrs, name, value)
	return n
}

// heading is the title of a screen, where the focus goes when it comes.
func heading(id, title string) *Node { return el("h1|id=%|tabindex=-1", id).say(title) }

// icon is drawn by the style sheet.
func icon(name string) *Node { return el("i|class=icon %|aria-hidden=true", name) }

// tool is a button that has an icon only.
func tool(name, label string) *Node {
	return el("button|type=button|class=tool|aria-label=%", label).add(icon(name))
}

// act is a button with words, if any.
func act(look, label, name, arg string) *Node {
	n := el("button|type=button|class=%|data-act=%", look, name)
	if arg != "" {
		n.attr("data-arg", arg)
	}
	if label != "" {
		n.say(label)
	}
	return n
}

// hidden is for screen readers only.
func hidden(words string) *Node { return el("span|class=hidden").say(words) }

// waiting stands where something is on its way.
func waiting(words string) *Node {
	return el("p|class=waiting").key("waiting").add(el("i|class=spinner"), hidden(words))
}

// count is a number that has a small place.
func count(n int) string {
	if n > 99 {
		return "99+"
	}
	return strconv.Itoa(n)
}

// bytes is a size in words that all the languages share.
func bytes(n int64) string {
	unit := " KB"
	n = (n + 1023) >> 10
	if n >= 1000 {
		unit = " MB"
		n = (n + 512) >> 10
	}
	return strconv.FormatInt(n, 10) + unit
}

func percent(share float64) string { return strconv.Itoa(int(100 * min(1, max(0, share)))) }
