package messenger

import "github.com/entryphone/entryphone/sdk/internal/talk"

// email asks a visitor for an address.
func (v *view) email(c *talk.Conversation) *Node {
	if !c.NeedsEmail {
		return nil
	}
	address := v.say(wAddress)
	field := el("input|id=email|type=email|name=email|autocomplete=email|dir=ltr|placeholder=%|aria-label=%", address, address)
	var wrong *Node
	if c.EmailError != "" {
		field.attr("aria-invalid", "true").attr("aria-describedby", "email-wrong")
		wrong = el("p|id=email-wrong|class=wrong|role=alert").say(v.reason(c.EmailError))
	}
	return el("form|class=email|novalidate=|aria-labelledby=email-why|data-submit=email").key("email").add(
		el("div|class=why").add(el("h2|id=email-why").say(v.say(wNotified)), tool("close", v.say(wNoThanks)).attr(OnClick, "noemail")),
		el("div|class=line").add(field, el("button|type=submit|class=button").say(v.say(wSubmit))),
		wrong)
}
