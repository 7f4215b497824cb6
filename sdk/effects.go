package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
)

// apply carries out an effect.
func (c *Client) apply(e session.Effect) {
	if c.asideOnly(e) {
		return
	}
	c.read = session.Stored{}
	if c.debug.Load() {
		c.trace("effect", inWords(e))
	}
	switch e := e.(type) {
	case session.SetCookie:
		c.host.jar.Write(e.Name, e.Value, e.Life)
	case session.CookieDomain:
		c.host.jar.Move(e.Domain, e.Names)
	case session.Store:
		c.host.store.Save(storeKey(e.App), e.State)
		if e.State == "" {
			c.forgetKept(e.App, "")
		}
	case session.Count:
		c.laneOf(c.machine.Lane(), func(q *queue) { q.Count(e.Name, 1) })
	case session.Send, session.Shadow, session.OpenLane, session.LaneSession, session.CloseLane, session.DropLane:
		c.queue(e)
	case session.Tell:
		c.host.tabs.Say(string(wire.AppendJSON(nil, e.Message)))
	case session.Warn:
		c.host.console.Warn(e.Text)
	case session.Fail:
		c.lastError = e.Text
		c.host.console.Error(e.Text)
	default:
		c.tell(e)
	}
}

// isStorage says whether an effect is carried out in what outlives the page.
func isStorage(e session.Effect) bool {
	switch e.(type) {
	case session.SetCookie, session.Store, session.OpenLane, session.Booted, session.Look, session.Send, session.Shadow, talk.Send, talk.Keep:
		return true
	}
	return false
}

// tell carries out what the page or the person notices.
func (c *Client) tell(e session.Effect) {
	switch e := e.(type) {
	case session.Booted:
		on := e.On
		c.onBooted(on)
	case session.Live:
		c.calls = append(c.calls, c.ready...)
		c.ready = nil
	case session.Pinged:
		c.effects = append(c.pinged(c.host.now(), e.Answer), c.effects...)
	case session.Show:
		c.posts.Set(e.Contents, e.Dismissed)
	case session.Look:
		c.restyle(messenger.LookOf(e.Messenger, e.Workspace))
		c.activators(e.Messenger.String("custom_launcher_selector"))
		c.watchURL(e.Messenger.Bool("track_url_changes"))
	case session.Clear:
		c.posts = messenger.Posts{}
		c.part()
		c.activators("")
		c.host.screen.Empty()
		c.watchURL(false)
	case session.DropCallbacks:
		c.ready, c.unread, c.hooks = nil, nil, hooks{}
	default:
		c.carryOut(e)
	}
}

func (c *Client) tellUnread(count int) {
	if count == c.count {
		return
	}
	c.count = count
	for _, f := range c.unread {
		f := *f
		c.calls = append(c.calls, func() { f(count) })
	}
}

func (c *Client) restyle(look messenger.Look) {
	if look != c.look {
		c.look, c.redraw = look, true
		c.host.screen.Style(look)
	}
}

func (c *Client) activators(selector string) {
	if selector != c.selector {
		c.selector = selector
		c.host.window.Activators(selector)
	}
}

// toSee is what is to be shown; the messenger is where posts are.
func (c *Client) toSee() []wire.Content {
	if c.look.Hidden || c.talk != nil && c.talk.Open {
		return nil
	}
	return c.posts.List()
}

func (c *Client) show() {
	var cards messenger.Cards
	if list := c.toSee(); len(list) > 0 {
		c.speak(c.host.now())
		cards = c.texts.Cards(list, c.base)
	}
	c.host.screen.Show(cards)
}

// see reports the posts that somebody sees for the first time.
func (c *Client) see(now time.Time) {
	if len(c.toSee()) == 0 || !c.host.page.Visible() {
		return
	}
	for _, id := range c.posts.Unseen() {
		c.effects = append(c.effects, c.machine.Content(now, wire.TypePost, id, "seen", c.here())...)
	}
}

// acted is called when the person does something with a card.
func (c *Client) acted(id, action string) {
	c.do(func(now time.Time) []session.Effect {
		var out []session.Effect
		if action != messenger.ActDismiss {
			out = append(out, c.machine.Content(now, wire.TypePost, id, "clicked", c.here())...)
		}
		if action != messenger.ActClick {
			out = append(out, c.machine.Content(now, wire.TypePost, id, "dismissed", c.here())...)
			c.posts.Dismiss(id)
		}
		return out
	})
}

func (c *Client) watchURL(on bool) {
	if on == (c.stopURLs != nil) {
		return
	}
	if !on {
		c.stopURLs()
		c.stopURLs = nil
		return
	}
	changed := func() {
		c.gather()
		here := c.noted(c.here(), "update")
		c.later(func(now time.Time) []session.Effect {
			if c.stopURLs == nil { // by an update before
				return nil
			}
			effects := c.machine.Update(now, settings.Settings{}, here, wire.SourceURLChange)
			c.hold(here, "update", wire.Object(nil))
			return effects
		})
	}
	c.stopURLs = c.host.page.WatchURL(changed)
	if c.here().URL != c.machine.URL() { // by a call that was made elsewhere
		changed()
	}
}
