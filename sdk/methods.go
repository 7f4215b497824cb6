package sdk

import (
	"errors"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Errors of the methods.
var (
	// ErrNoAppID says that the settings of a boot name no workspace.
	ErrNoAppID = errors.New("boot: AppID is missing")
	// ErrNoName says that an event has no name.
	ErrNoName = errors.New("trackEvent: the name is missing")
)

// Boot begins a session for the person that the settings name, or for a visitor.
// For who is booted already it is an update. It fails with [ErrNoAppID] when
// neither the settings nor window.intercomSettings name a workspace; what else is
// wrong with the settings is left out with a warning on the console.
func (c *Client) Boot(s Settings) error { return c.boot(s.object(), wire.SourceBoot) }

// Update merges what is set in the settings into who is booted. Call it on every
// change of the URL: that is what counts as a page view. 20 updates per 30
// minutes are sent at once; what comes beyond is kept and sent together.
func (c *Client) Update(s Settings) { c.update(s.object()) }

// Shutdown ends the session: what is unsent is sent, and nothing of the person
// stays behind in the browser but the device's id.
func (c *Client) Shutdown() {
	c.headless()
	c.catchUp()
	c.do(func(now time.Time) []session.Effect { return c.machine.Shutdown(now) })
}

// TrackEvent records that the person did something. Of the metadata the first
// ten keys in alphabetical order count; values are strings, numbers and booleans.
// It fails with [ErrNoName].
func (c *Client) TrackEvent(name string, metadata map[string]any) error {
	return c.track(name, objectOf(metadata))
}

func (c *Client) track(name string, metadata wire.Object) error {
	if name == "" {
		return ErrNoName
	}
	here := c.noted(c.here(), "trackEvent", name, metadata)
	c.later(func(now time.Time) []session.Effect {
		effects := c.machine.Track(now, name, metadata, here)
		c.hold(here, "trackEvent", name, metadata)
		return effects
	})
	return nil
}

// VisitorID is the value of the id cookie, "" when nobody is booted.
func (c *Client) VisitorID() string { return c.WhoAmI().AnonymousID }

// Person is who is booted.
type Person struct {
	UserID, Email, AnonymousID string
	Role                       string // wire.RoleVisitor, RoleLead or RoleUser
}

// WhoAmI returns who is booted; the zero Person when nobody is.
func (c *Client) WhoAmI() Person {
	c.settle()
	c.mu.Lock()
	defer c.mu.Unlock()
	return Person(c.who)
}

// Booted says whether somebody is booted.
func (c *Client) Booted() bool {
	c.settle()
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.on
}

// Ready calls f once the backend knows who is booted; at once when it does
// already. Shutdown forgets f.
func (c *Client) Ready(f func()) {
	c.do(func(time.Time) []session.Effect {
		c.ready = append(c.ready, f)
		if c.machine.Live() {
			return []session.Effect{session.Live{}}
		}
		return nil
	})
}

// OnUnreadCountChange calls f with the number of unread conversations, now and at
// every change, until unsubscribe or Shutdown.
func (c *Client) OnUnreadCountChange(f func(count int)) (unsubscribe func()) {
	key := &f
	c.do(func(time.Time) []session.Effect {
		count := c.count
		c.unread = append(c.unread, key)
		c.calls = append(c.calls, func() { f(count) })
		return nil
	})
	return func() {
		c.do(func(time.Time) []session.Effect {
			for i, k := range c.unread {
				if k == key {
					c.unread = append(c.unread[:i:i], c.unread[i+1:]...)
					break
				}
			}
			return nil
		})
	}
}

// HideNotifications hides outbound content, or lets it be seen again.
func (c *Client) HideNotifications(hide bool) { c.steer("hide_notifications", hide) }

// SetAuthTokens sets the tokens that the backend's data connectors use for the
// person; they go with every request and are never stored.
func (c *Client) SetAuthTokens(tokens map[string]string) {
	o := wire.Object{}
	for k, v := range tokens {
		o = o.With(k, v)
	}
	c.steer("auth_tokens", o)
}

// SetTexts replaces the messenger's words: by language (BCP 47), then by the English
// ones in whose place they stand. It takes the place of [Options.Texts].
func (c *Client) SetTexts(texts map[string]map[string]string) {
	own := byTag(texts)
	c.do(func(time.Time) []session.Effect {
		c.own, c.texts, c.redraw = own, nil, true
		c.host.screen.Empty() // posts stay as they are drawn
		return nil
	})
}

func byTag(texts map[string]map[string]string) map[string]map[string]string {
	out := make(map[string]map[string]string, len(texts))
	for lang, words := range texts {
		out[messenger.Tag(lang)] = words
	}
	return out
}

func (c *Client) steer(key string, value any) {
	c.do(func(time.Time) []session.Effect {
		return c.machine.Steer(wire.Object{{Key: key, Value: value}})
	})
}

// ReattachActivator puts back what the page's own rendering threw out of the
// document.
func (c *Client) ReattachActivator() {
	c.do(func(time.Time) []session.Effect {
		c.host.screen.Reattach()
		c.host.window.Reattach()
		return nil
	})
}

// Close takes the client out of the page: what is unsent is sent, and listeners,
// timers and DOM are gone. The session stays for the next page load.
func (c *Client) Close() {
	c.leave()
	c.do(func(time.Time) []session.Effect {
		c.watchURL(false)
		c.stop()
		c.unlock()
		c.host.screen.Empty()
		c.host.window.Empty()
		c.hang()
		c.releaseLine()
		c.host.page.Release()
		close(c.done)
		return nil
	})
}

func (c *Client) closed() bool {
	select {
	case <-c.done:
		return true
	default:
		return false
	}
}

// Done is closed by Close.
func (c *Client) Done() <-chan struct{} { return c.done }
