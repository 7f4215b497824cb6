package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/session"
)

// draw draws launcher and messenger where something of them has changed. There is
// none while the backend does not know the person.
func (c *Client) draw(now time.Time) {
	if !c.redraw {
		return
	}
	c.redraw = false
	if c.talk == nil {
		c.launcher, c.panel = messenger.Launcher{}, false
		c.host.window.Empty()
		return
	}
	c.speak(now)
	look := c.look
	look.Base = c.base
	launcher := messenger.LauncherOf(&c.talk.State, look, c.texts)
	if launcher.App = c.machine.App(); !c.machine.Live() { // nobody knows yet
		launcher.Shown, launcher.App = false, ""
	}
	if launcher != c.launcher {
		c.launcher = launcher
		c.host.window.Launch(launcher)
	}
	if c.talk.Open || c.panel {
		c.panel, c.opened = c.talk.Open, true
		c.pageDrawn = c.pageOpen()
		panel := messenger.View(&c.talk.State, look, c.texts, now)
		if c.talk.Quiet {
			panel.Focus = ""
		}
		c.host.window.Draw(panel)
		if panel.More {
			c.drawMore()
		}
	}
	if c.count > c.announced && !c.talk.Open {
		c.host.window.Announce(launcher.Label)
	}
	c.announced = c.count
}

// pageOpen is which page of the messenger is open, "" none.
func (c *Client) pageOpen() string {
	if c.talk == nil || !c.talk.Open {
		return ""
	}
	return c.talk.Space + " " + c.talk.Conversation
}

// mostParts are drawn in one turn: more take a slow device too long.
const mostParts = 10

// drawMore draws again in a turn of its own.
func (c *Client) drawMore() {
	if c.drawing != nil {
		return
	}
	c.drawing = c.host.clock.After(0, func() {
		c.drawing = nil
		c.begin(func(time.Time) []session.Effect {
			c.redraw = c.redraw || c.panel
			return nil
		})
	})
}

// speak chooses the words: the page's language, else the person's as the backend knows
// it, else the document's.
func (c *Client) speak(now time.Time) {
	langs := []string{c.machine.Language(), c.pings.User.Locale, c.host.page.Lang()}
	key := langs[0] + " " + langs[1] + " " + langs[2]
	if c.texts == nil || key != c.langs {
		c.texts, c.langs = messenger.TextsOf(c.own, langs...), key
	}
	_, c.texts.Offset = now.Zone()
	c.texts.Most = mostParts
}
