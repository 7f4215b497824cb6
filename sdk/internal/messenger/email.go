package messenger

import "github.com/entryphone/entryphone/sdk/internal/talk"

// email asks a visitor for an address.
func (v *view) email(c *talk.Conversation) Node {
	if !c.NeedsEmail {
		return Node{}
	}
	field := element("input", []string{"id", "email", "type", "email", "name", "email", "autocomplete", "email", "placeholder", v.say(wAddress),
		"aria-label", v.say(wAddress), "dir", "ltr"})
	form := element("form", []string{"class", "email", "novalidate", "", "aria-labelledby", "email-why", OnSubmit, "email"},
		element("h2", []string{"id", "email-why"}, text(v.say(wNotified))),
		element("div", class("line"), field, element("button", []string{"type", "submit", "class", "button"}, text(v.say(wSubmit)))))
	if c.EmailError != "" {
		form.Kids[1].Kids[0].Attrs = append(field.Attrs, "aria-invalid", "true", "aria-describedby", "email-wrong")
		form.Kids = append(form.Kids, element("p", []string{"id", "email-wrong", "class", "wrong", "role", "alert"}, text(v.reason(c.EmailError))))
	}
	return keyed("email", form)
}
