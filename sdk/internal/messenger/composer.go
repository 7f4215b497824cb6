package messenger

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/talk"
)

// composer is where somebody writes.
func (v *view) composer(c *talk.Conversation) *Node {
	box := el("div|class=box").add(v.field(c), el("div|class=tools").add(v.attach(), v.emoji(), v.send(c)))
	return el("footer|class=composer").key("composer").add(v.lost(c), v.files(c), v.unsent(c), box)
}

// unsent says why what is in the field did not go.
func (v *view) unsent(c *talk.Conversation) *Node {
	if c.SendError == "" {
		return nil
	}
	return el("p|id=unsent|class=wrong unsent|role=alert").key("unsent").say(v.reason(c.SendError))
}

// field grows with what is in it. Browsers that do not do this by their style have rows.
func (v *view) field(c *talk.Conversation) *Node {
	n := el("textarea|id=composer|aria-label=%|placeholder=%|rows=%|enterkeyhint=send|data-input=draft|data-enter=send|value=%",
		v.say(wMessage), v.say(wWrite), strconv.Itoa(rows(c.Text)), c.Text).key("field")
	if c.SendError != "" {
		n.attr("aria-invalid", "true").attr("aria-describedby", "unsent")
	}
	if c.Text != "" { // else it would be that of no text, not that of the placeholder
		n.attr("dir", "auto")
	}
	return n
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

func (v *view) send(c *talk.Conversation) *Node {
	n := el("button|type=button|class=tool primary|aria-label=%|data-act=send", v.say(wSend)).key("send").add(icon("send"))
	if ascii.Trim(c.Text) == "" && len(c.Files) == 0 {
		n.attr("aria-disabled", "true") // and not disabled: that would lose the focus
	}
	return n
}

// attach is a field for files with an icon over it.
func (v *view) attach() *Node {
	if v.MaxFile() <= 0 {
		return nil
	}
	accept := ""
	for _, t := range v.Home.Upload.ContentTypes {
		accept += t + ","
	}
	input := el("input|type=file|multiple=|aria-label=%|accept=%|data-files=files", v.say(wAttach), accept)
	return el("label|class=tool attach").key("attach").add(input, icon("attach"))
}

// files are to go with the message.
func (v *view) files(c *talk.Conversation) *Node {
	if len(c.Files) == 0 {
		return nil
	}
	n := el("div|class=files").key("files")
	for i := range c.Files {
		f := &c.Files[i]
		remove := tool("close", v.say(wRemove, f.Name)).attr(OnClick, "unfile").attr("data-arg", f.ID)
		n.add(v.file(f).add(v.fileAgain(f), remove))
	}
	return n
}

func (v *view) fileAgain(f *talk.File) *Node {
	if f.Error != talk.ErrNetwork {
		return nil
	}
	return act("plain", v.say(wTryAgain), "retry", f.ID)
}

// lost are files that would have gone with it.
func (v *view) lost(c *talk.Conversation) *Node {
	if len(c.Lost) == 0 {
		return nil
	}
	n := el("div|class=lost|role=status").key("lost")
	for _, name := range c.Lost {
		n.add(el("p").add(el("strong").say(name)).say(" " + v.say(wLost)))
	}
	return n
}
