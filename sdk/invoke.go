package sdk

import (
	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
)

// invoke is the method table behind window.Intercom (section 1 of the contract).
// Arguments are nil, bool, float64, string, wire.Object, []any, a func(...any) or
// a settings.Refused. The result is nil, a string, a wire.Object or a func().
func (c *Client) invoke(method string, args []any) any {
	c.trace("command "+method, args...)
	var first, second any
	if len(args) > 0 {
		first = args[0]
	}
	if len(args) > 1 {
		second = args[1]
	}
	switch method {
	case "boot":
		c.invokeBoot(first, wire.SourceBoot)
	case "update":
		if o, ok := c.object(method, first); ok {
			c.update(o)
		}
	case "shutdown":
		c.Shutdown()
	case "trackEvent":
		c.invokeTrack(first, second)
	case "getVisitorId":
		if id := c.VisitorID(); id != "" {
			return id
		}
	case "whoami":
		return c.invokeWhoAmI()
	case "ready":
		if f, ok := c.callback(method, first); ok {
			c.Ready(func() { f() })
		}
	case "onUnreadCountChange":
		if f, ok := c.callback(method, first); ok {
			return c.OnUnreadCountChange(func(count int) { f(count) })
		}
	case "hideNotifications":
		if hide, ok := first.(bool); ok {
			c.HideNotifications(hide)
		} else {
			c.warn(method, "takes true or false")
		}
	case "setAuthTokens":
		c.invokeTokens(first)
	case "setTexts":
		c.invokeTexts(first)
	case "debug":
		on, _ := first.(bool)
		c.Debug(on)
	case "status":
		return c.invokeStatus()
	case "reattach_activator":
		c.ReattachActivator()
	default:
		return c.invokeMessenger(method, first)
	}
	return nil
}

// invokeMessenger has the methods that show something.
func (c *Client) invokeMessenger(method string, arg any) any {
	text, isText := arg.(string)
	switch method {
	case "show":
		c.Show()
	case "hide":
		c.Hide()
	case "showMessages":
		c.ShowMessages()
	case "showSpace":
		if !isText {
			c.warn(method, "takes the name of a space")
			break
		}
		c.ShowSpace(text)
	case "showNewMessage":
		if !isText && arg != nil {
			c.warn(method, "takes a text")
		}
		c.ShowNewMessage(text)
	case "startConversation":
		if c.StartConversation(text) != nil {
			c.warn(method, "takes a text to send")
		}
	case "showConversation":
		if c.ShowConversation(wire.ID(arg)) != nil {
			c.warn(method, "takes the id of a conversation")
		}
	case "onShow", "onHide", "onActivatorClick", "onUserEmailSupplied":
		if f, ok := c.callback(method, arg); ok {
			return c.hook(c.hooksOf(method), func(arg string) {
				if method == "onUserEmailSupplied" {
					f(arg)
				} else {
					f()
				}
			})
		}
	default:
		c.warn(method, "is not a method of this messenger")
	}
	return nil
}

func (c *Client) hooksOf(method string) *[]*func(string) {
	switch method {
	case "onShow":
		return &c.shown
	case "onHide":
		return &c.hid
	case "onActivatorClick":
		return &c.activated
	}
	return &c.supplied
}

func (c *Client) warn(method, what string) {
	if len(method) > 60 {
		method = method[:60] + "…"
	}
	c.host.console.Warn(method + ": " + what)
}

// object reads an argument that is an object of settings, or left out.
func (c *Client) object(method string, v any) (wire.Object, bool) {
	switch v := v.(type) {
	case nil:
		return nil, true
	case wire.Object:
		return v, true
	case settings.Refused:
		c.warn(method, "the settings "+string(v))
		// The call counts all the same: an update says that the page changed.
		return nil, method == "update"
	}
	c.warn(method, "takes an object of settings")
	return nil, false
}

func (c *Client) callback(method string, v any) (func(...any), bool) {
	f, ok := v.(func(...any))
	if !ok {
		c.warn(method, "takes a function")
	}
	return f, ok
}

func (c *Client) invokeBoot(v any, source string) {
	o, ok := c.object("boot", v)
	if !ok {
		return
	}
	if v == nil {
		o = c.host.settings()
	}
	_ = c.boot(o, source) // the console has it
}

func (c *Client) invokeTrack(name, metadata any) {
	s, _ := name.(string)
	o, ok := metadata.(wire.Object)
	if s != "" && !ok && metadata != nil {
		c.warn("trackEvent", "metadata is not an object: the event goes without")
	}
	if err := c.track(s, o); err != nil {
		c.host.console.Warn(err.Error())
	}
}

func (c *Client) invokeTokens(v any) {
	o, ok := v.(wire.Object)
	if !ok {
		c.warn("setAuthTokens", "takes an object of strings")
		return
	}
	tokens, warnings := settings.Tokens(o)
	for _, w := range warnings {
		c.warn("setAuthTokens", w)
	}
	c.steer("auth_tokens", tokens)
}

func (c *Client) invokeTexts(v any) {
	o, ok := v.(wire.Object)
	if !ok {
		c.warn("setTexts", "takes an object of languages")
		return
	}
	texts := map[string]map[string]string{}
	for _, lang := range o {
		lines, ok := lang.Value.(wire.Object)
		if !ok {
			c.warn("setTexts", lang.Key+" is not an object of texts: it is left out")
			continue
		}
		words := map[string]string{}
		for _, line := range lines {
			if s, ok := line.Value.(string); ok {
				words[line.Key] = s
			} else {
				c.warn("setTexts", lang.Key+": "+line.Key+" is not a text: it is left out")
			}
		}
		texts[lang.Key] = words
	}
	c.SetTexts(texts)
}

func (c *Client) invokeWhoAmI() any {
	p := c.WhoAmI()
	if p.AnonymousID == "" && p.Role == "" {
		return nil
	}
	o := withText(nil, "user_id", p.UserID)
	o = withText(o, "email", p.Email)
	return withText(withText(o, "anonymous_id", p.AnonymousID), "role", p.Role)
}
