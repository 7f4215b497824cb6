package sdk

import (
	"errors"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/talk"
)

// Errors of the methods that show something.
var (
	// ErrNoText says that there is nothing to send.
	ErrNoText = errors.New("startConversation: the text is missing")
	// ErrNoConversation says that no conversation is named.
	ErrNoConversation = errors.New("showConversation: the id is missing")
)

// Show opens the messenger where one was. Before the first boot it is kept for it.
func (c *Client) Show() { c.wants("show", talk.Act{Name: talk.ActShow}) }

// Hide closes the messenger.
func (c *Client) Hide() { c.wants("hide", talk.Act{Name: talk.ActClose}) }

// ShowSpace opens a space of the messenger: home, messages, help, news, tasks or
// tickets. One that the workspace does not have has no effect.
func (c *Client) ShowSpace(name string) {
	c.wants("showSpace", talk.Act{Name: talk.ActSpace, Arg: name})
}

// ShowMessages opens the list of conversations.
func (c *Client) ShowMessages() {
	c.wants("showMessages", talk.Act{Name: talk.ActSpace, Arg: talk.SpaceMessages})
}

// ShowNewMessage opens the composer of a new conversation, with the text in it; ""
// leaves what is there.
func (c *Client) ShowNewMessage(text string) {
	c.wants("showNewMessage", talk.Act{Name: talk.ActNew, Value: text})
}

// StartConversation sends the text as a new conversation, at once. It fails with
// [ErrNoText].
func (c *Client) StartConversation(text string) error {
	if ascii.Trim(text) == "" {
		return ErrNoText
	}
	c.wants("startConversation", talk.Act{Name: talk.ActStart, Value: text})
	return nil
}

// ShowConversation opens a conversation. It fails with [ErrNoConversation].
func (c *Client) ShowConversation(id string) error {
	if id == "" || id == talk.New {
		return ErrNoConversation
	}
	c.wants("showConversation", talk.Act{Name: talk.ActOpen, Arg: id})
	return nil
}

// OnShow calls f whenever the messenger opens, until unsubscribe or Shutdown.
func (c *Client) OnShow(f func()) (unsubscribe func()) {
	return c.hook(&c.shown, func(string) { f() })
}

// OnHide calls f whenever the messenger closes, until unsubscribe or Shutdown.
func (c *Client) OnHide(f func()) (unsubscribe func()) {
	return c.hook(&c.hid, func(string) { f() })
}

// OnUserEmailSupplied calls f with the address whenever a visitor leaves one, until
// unsubscribe or Shutdown.
func (c *Client) OnUserEmailSupplied(f func(email string)) (unsubscribe func()) {
	return c.hook(&c.supplied, f)
}

// OnActivatorClick calls f whenever the launcher is clicked, or what the
// custom_launcher_selector finds, until unsubscribe or Shutdown.
func (c *Client) OnActivatorClick(f func()) (unsubscribe func()) {
	return c.hook(&c.activated, func(string) { f() })
}
