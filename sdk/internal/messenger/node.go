package messenger

import (
	"strings"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
)

// Node is an element to be drawn. A Node without a Tag is text.
type Node struct {
	Tag   string
	Text  string
	Attrs []string // name, value, name, value, …
	Kids  []Node
	// Key tells a kid from its siblings when they are drawn again; "" goes by place.
	Key string
	// Same says that the node is what it was when it was last drawn with that Key and
	// that text, so that nobody has to look into it; "" looks.
	Same string
}

// Cards are the posts to be shown.
type Cards struct {
	Name, Lang string // of all of them; BCP 47
	RTL        bool
	List       []Drawing
}

// Drawing is one card; Node is called when it has to be drawn.
type Drawing struct {
	ID   string
	Node func() Node
}

func text(s string) Node { return Node{Text: s} }

func element(tag string, attrs []string, kids ...Node) Node {
	return Node{Tag: tag, Attrs: attrs, Kids: kids}
}

// words is all text of n.
func (n Node) words() string {
	out := n.Text
	for _, kid := range n.Kids {
		out += kid.words()
	}
	return out
}

// safeURL lets through the addresses that content may lead to: http, https,
// mailto and tel, and paths on the backend. Anything else is "".
func safeURL(url, base string) string {
	if strings.HasPrefix(url, "/") && !strings.HasPrefix(url, "//") && !strings.HasPrefix(url, "/\\") {
		return base + url
	}
	scheme, _, ok := ascii.Cut(url, ":")
	if !ok || len(scheme) > len("mailto") {
		return ""
	}
	switch ascii.Lower(scheme) {
	case "http", "https", "mailto", "tel":
		return url
	}
	return ""
}
