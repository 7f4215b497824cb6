package messenger

import "strconv"

func class(name string) []string { return []string{"class", name} }

func keyed(key string, n Node) Node {
	n.Key = key
	return n
}

// heading is the title of a screen, where the focus goes when it comes.
func heading(id, title string) Node {
	return element("h1", []string{"id", id, "tabindex", "-1"}, text(title))
}

// icon is drawn by the style sheet.
func icon(name string) Node {
	return element("i", []string{"class", "icon " + name, "aria-hidden", "true"})
}

// tool is a button that has an icon only; more are further attributes.
func tool(name, label string, more ...string) Node {
	return element("button", append([]string{"type", "button", "class", "tool", "aria-label", label}, more...), icon(name))
}

// act is a button with words.
func act(look, label, name, arg string) Node {
	n := element("button", []string{"type", "button", "class", look, OnClick, name})
	if arg != "" {
		n.Attrs = append(n.Attrs, "data-arg", arg)
	}
	if label != "" {
		n.Kids = []Node{text(label)}
	}
	return n
}

// hidden is for screen readers only.
func hidden(words string) Node { return element("span", class("hidden"), text(words)) }

// waiting stands where something is on its way.
func waiting(words string) Node {
	return keyed("waiting", element("p", class("waiting"), element("i", class("spinner")), hidden(words)))
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
	unit := "KB"
	n = (n + 1023) >> 10
	if n >= 1000 {
		unit = "MB"
		n = (n + 512) >> 10
	}
	return strconv.FormatInt(n, 10) + " " + unit
}

func percent(share float64) string { return strconv.Itoa(int(100 * min(1, max(0, share)))) }
