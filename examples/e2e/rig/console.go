package rig

import (
	"fmt"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
)

// Message is something that a tab said on its console.
type Message struct {
	// Level is warning, error, log and so on for calls of the console's functions,
	// exception for what nobody caught, and the source (network, security, …) with
	// its level for what the browser itself says.
	Level string
	Text  string
}

// Console collects messages in their order.
type Console struct {
	mu       sync.Mutex
	messages []Message
}

func (c *Console) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		c.add(e.Type.String(), spoken(e.Args))
	case *runtime.EventExceptionThrown:
		c.add("exception", thrown(e.ExceptionDetails))
	case *log.EventEntryAdded:
		c.add(e.Entry.Source.String()+" "+e.Entry.Level.String(), e.Entry.Text)
	}
}

func (c *Console) add(level, text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.messages = append(c.messages, Message{level, text})
}

func thrown(d *runtime.ExceptionDetails) string {
	if d.Exception == nil {
		return d.Text
	}
	return d.Text + " " + spoken([]*runtime.RemoteObject{d.Exception})
}

func spoken(args []*runtime.RemoteObject) string {
	var parts []string
	for _, a := range args {
		text := strings.Trim(string(a.Value), `"`)
		if text == "" {
			text = a.Description
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}

// All is everything that was said.
func (c *Console) All() []Message {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]Message(nil), c.messages...)
}

// Said is the texts of one level that contain every one of the words.
func (c *Console) Said(level string, words ...string) []string {
	var out []string
	for _, m := range c.All() {
		fits := m.Level == level
		for _, w := range words {
			fits = fits && strings.Contains(m.Text, w)
		}
		if fits {
			out = append(out, m.Text)
		}
	}
	return out
}

// Trouble is all that a page without a fault does not say: warnings, errors, what
// nobody caught, and what the browser complains of.
func (c *Console) Trouble() []Message {
	var out []Message
	for _, m := range c.All() {
		if m.Level == "exception" || strings.HasSuffix(m.Level, "warning") || strings.HasSuffix(m.Level, "error") {
			out = append(out, m)
		}
	}
	return out
}

func (c *Console) String() string {
	var b strings.Builder
	for _, m := range c.All() {
		fmt.Fprintf(&b, "  %s: %.300s\n", m.Level, m.Text)
	}
	return b.String()
}
