package main

import (
	"net/http"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/sdk/wire"
)

// talkViews are the states of the messenger.
var talkViews = []view{
	{"talk-home", "/", func(v *visit) { v.show("show"); v.UntilWords("Send us a message") }},
	{"talk-empty", "/", func(v *visit) { v.show("showMessages"); v.UntilWords("will be shown here") }},
	{"talk-new", "/", func(v *visit) { v.untilKnown(); v.Compose() }},
	{"talk-email", "/", func(v *visit) {
		v.ask("Do you have a plan for two people?")
		v.UntilWords("Get notified by email")
	}},
	{"talk-failed", "/", func(v *visit) {
		v.ask("Do you have a plan for two people?")
		v.front.BreakFor(func(r *rig.Request) rig.Break {
			if _, reply := wire.RepliedTo(r.Name()); !reply {
				return rig.Break{}
			}
			return rig.Break{Status: http.StatusUnprocessableEntity, Body: []byte(`{"errors": []}`)}
		})
		v.Say("And is it billed by the month?")
		v.Until(rig.InTalk(`.part.failed`))
	}},
	{"talk-conversation", "/dashboard", func(v *visit) {
		v.logIn()
		v.answered("Which of my reports is the slow one?", "The one with the map. We are on it: by Monday it will be twice as fast.")
	}},
	{"talk-replies", "/dashboard", func(v *visit) {
		v.logIn()
		v.ask("Can I have last year as well?")
		o := v.operator()
		o.Choose("Can I have last year as well?")
		v.backend.REST("POST", "/conversations/"+o.ConversationID()+"/reply",
			`{"type": "admin", "admin_id": "1", "message_type": "quick_reply", "body": "Of course. In which form?",
			"reply_options": [{"text": "As a spreadsheet", "uuid": "a"}, {"text": "On one page", "uuid": "b"}]}`)
		v.UntilWords("On one page")
	}},
	{"talk-messages", "/dashboard", func(v *visit) {
		v.logIn()
		v.answered("How do I add a colleague?", "Under Settings, with their address.")
		v.ask("Where are my invoices?")
		v.Do(`Intercom('showMessages')`)
		v.UntilWords("Where are my invoices?")
	}},
	{"talk-unread", "/", func(v *visit) {
		v.ask("Is there a student price?")
		v.Do(`Intercom('hide')`)
		v.UntilShut()
		o := v.operator()
		o.Choose("Is there a student price?")
		o.Answer("There is: half of it.")
		v.Until(`document.querySelector('.intercom-unread-count')?.textContent === '1'`)
	}},
	{"talk-arabic", "/", func(v *visit) {
		v.untilKnown()
		v.Do(`Intercom('update', {language_override: 'ar'})`)
		v.ask("هل يوجد سعر للطلاب؟")
		o := v.operator()
		o.Choose("هل يوجد سعر للطلاب؟")
		o.Answer("نعم، نصف السعر.")
		v.UntilWords("نصف السعر")
	}},
}

// show opens the messenger by a method.
func (v *visit) show(method string) {
	v.untilKnown()
	v.Do(`Intercom('` + method + `')`)
	v.UntilOpen()
}

// ask begins a conversation.
func (v *visit) ask(text string) {
	v.untilKnown()
	v.Compose()
	v.Say(text)
	v.UntilSaid("> " + text)
}

// answered is a conversation with an answer that was looked at.
func (v *visit) answered(text, answer string) {
	v.ask(text)
	o := v.operator()
	o.Choose(text)
	o.Answer(answer)
	v.UntilWords(answer)
	o.Until(`document.querySelector('#parts .seen')`)
}
