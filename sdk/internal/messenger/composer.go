package messenger

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/talk"
)

// composer is where somebody writes.
func (v *view) composer(c *talk.Conversation) Node {
	box := element("div", class("box"), v.field(c), element("div", class("tools"), v.attach(), v.emoji(), v.send(c)))
	return keyed("composer", element("footer", class("composer"), v.lost(c), v.files(c), box))
}

// field grows with what is in it. Browsers that do not do this by their style have rows.
func (v *view) field(c *talk.Conversation) Node {
	field := element("textarea", []string{
		"id", "composer", "aria-label", v.say(wMessage), "placeholder", v.say(wWrite), "rows", strconv.Itoa(rows(c.Text)),
		"enterkeyhint", "send", OnInput, "draft", OnEnter, "send", "value", c.Text,
	})
	if c.Text != "" { // else it would be that of no text, not that of the placeholder
		field.Attrs = append(field.Attrs, "dir", "auto")
	}
	return keyed("field", field)
}

const (
	mostRows  = 6
	rowLength = 40 // bytes, about
)

func rows(s string) int {
	n, line := 1, 0
	for i := range len(s) {
		if line++; s[i] == '\n' || line == rowLength {
			n, line = n+1, 0
		}
	}
	return min(n, mostRows)
}

func (v *view) send(c *talk.Conversation) Node {
	b := keyed("send", tool("send", v.say(wSend), OnClick, "send"))
	b.Attrs[3] = "tool primary"
	if ascii.Trim(c.Text) == "" && len(c.Files) == 0 {
		b.Attrs = append(b.Attrs, "aria-disabled", "true") // and not disabled: that would lose the focus
	}
	return b
}

// attach is a field for files with an icon over it.
func (v *view) attach() Node {
	if v.MaxFile() <= 0 {
		return Node{}
	}
	accept := ""
	for _, t := range v.Home.Upload.ContentTypes {
		accept += t + ","
	}
	input := element("input", []string{"type", "file", "multiple", "", "aria-label", v.say(wAttach), "accept", accept, OnFiles, "files"})
	return keyed("attach", element("label", class("tool attach"), input, icon("attach")))
}

// files are to go with the message.
func (v *view) files(c *talk.Conversation) Node {
	if len(c.Files) == 0 {
		return Node{}
	}
	n := keyed("files", element("div", class("files")))
	for i := range c.Files {
		f := v.file(&c.Files[i])
		remove := tool("close", v.say(wRemove, c.Files[i].Name), OnClick, "unfile", "data-arg", c.Files[i].ID)
		f.Kids = append(f.Kids, remove)
		n.Kids = append(n.Kids, f)
	}
	return n
}

// lost are files that would have gone with it.
func (v *view) lost(c *talk.Conversation) Node {
	if len(c.Lost) == 0 {
		return Node{}
	}
	n := keyed("lost", element("div", []string{"class", "lost", "role", "status"}))
	for _, name := range c.Lost {
		n.Kids = append(n.Kids, element("p", nil, element("strong", nil, text(name)), text(" "+v.say(wLost))))
	}
	return n
}
