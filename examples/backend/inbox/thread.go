package inbox

import (
	"github.com/google/uuid"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/sdk/wire"
)

// threadView is one conversation as its page draws it.
type threadView struct {
	ID, Path, Back     string
	Name               string
	State, StateText   string
	Assignee, Rated    string
	Unread             bool // the team has not seen all of it
	Assignees, Snoozes []choice
	Parts              []partView
	From               string // id of the first part that is shown
	Older              string // id of the part before which there are more, "" where there are none
	UUID               string // of the answer that is being written
	Person             personView
}

// partView is one thing that was said or done.
type partView struct {
	ID     string
	NewDay *moment // it is the first of a day
	Event  string  // what was done, "" where something was said
	Side   string  // person, team or note
	Author string
	Label  string
	When   moment
	Blocks []blockView
	Seen   string // of the last answer: whether the person has seen it
}

func newThread(t conversations.Thread, o Operator, f filter, clock clock) *threadView {
	v := &threadView{
		ID: t.ID, Path: conversationURL(t.ID), Back: root + f.query(), Name: name(t.Contact), State: t.State, StateText: stateText(t, clock),
		Assignee: adminName(o.Workspace, t.Assignee), Rated: rated(t), Unread: t.TeamUnread, Assignees: assignees(t, o), Snoozes: snoozes(clock),
		Parts: partViews(t, o, clock), UUID: uuid.NewString(),
	}
	if len(t.Parts) > 0 {
		v.From = t.Parts[0].ID
	}
	if t.HasMore {
		v.Older = v.From
	}
	return v
}

func stateText(t conversations.Thread, clock clock) string {
	switch t.State {
	case wire.StateSnoozed:
		return "Snoozed until " + clock.at(t.SnoozedUntil).Ahead
	case wire.StateClosed:
		return "Closed"
	}
	return "Open"
}

func rated(t conversations.Thread) string {
	if t.Rating == 0 {
		return ""
	}
	text := "Rated " + string(rune('0'+t.Rating)) + " of 5"
	if t.Remark != "" {
		text += ": " + t.Remark
	}
	return text
}

func assignees(t conversations.Thread, o Operator) []choice {
	out := []choice{{Value: "", Label: "Nobody", Chosen: t.Assignee == ""}}
	for _, admin := range o.Workspace.Admins {
		label := admin.Name
		if admin.ID == o.Admin.ID {
			label += " (me)"
		}
		out = append(out, choice{Value: admin.ID, Label: label, Chosen: t.Assignee == admin.ID})
	}
	return out
}

func snoozes(clock clock) []choice {
	out := []choice{{Value: "hour", Label: "For an hour"}, {Value: "tomorrow", Label: "Until tomorrow"}, {Value: "week", Label: "Until next week"}}
	for i := range out {
		if until, ok := clock.until(out[i].Value); ok {
			out[i].Hint = clock.at(until.Unix()).Ahead
		}
	}
	return out
}

func partViews(t conversations.Thread, o Operator, clock clock) []partView {
	var out []partView
	day := ""
	answer := -1
	for i, p := range t.Parts {
		v := newPart(p, t, o, clock)
		if v.When.Day != day {
			day = v.When.Day
			v.NewDay = &v.When
		}
		if p.Type == wire.PartComment && p.Team() {
			answer = i
		}
		out = append(out, v)
	}
	if answer >= 0 {
		out[answer].Seen = "Not seen yet"
		if at := t.Parts[answer].SeenAt; at > 0 {
			out[answer].Seen = "Seen " + clock.at(at).Short
		}
	}
	return out
}

func newPart(p store.Part, t conversations.Thread, o Operator, clock clock) partView {
	v := partView{ID: p.ID, Side: "person", Author: name(t.Contact), When: clock.at(p.CreatedAt), Blocks: blockViews(p.Blocks)}
	if p.Team() {
		v.Side, v.Author = "team", p.AdminName
	}
	switch p.Type {
	case store.PartNote:
		v.Side, v.Label = "note", "Note, for the team"
	case wire.PartClose:
		v.Event = "closed the conversation"
	case wire.PartOpen:
		v.Event = "opened the conversation again"
	case wire.PartSnoozed:
		v.Event = "snoozed the conversation"
	case store.PartAssignment:
		v.Event = "assigned it to nobody"
		if to := adminName(o.Workspace, p.Assignee); to != "" {
			v.Event = "assigned it to " + to
		}
	}
	return v
}
