package restapi

import (
	"strconv"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/htmltext"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/sdk/wire"
)

// conversation is a conversation in its published shape, as far as this backend knows
// it; what it does not know is null. Times are Unix seconds.
type conversation struct {
	Type             string         `json:"type"` // conversation
	ID               string         `json:"id"`
	Title            *string        `json:"title"`
	CreatedAt        int64          `json:"created_at"`
	UpdatedAt        int64          `json:"updated_at"`
	WaitingSince     *int64         `json:"waiting_since"`
	SnoozedUntil     *int64         `json:"snoozed_until"`
	Open             bool           `json:"open"`
	State            string         `json:"state"` // open, closed or snoozed
	Read             bool           `json:"read"`  // by the team
	Priority         string         `json:"priority"`
	AdminAssigneeID  *int64         `json:"admin_assignee_id"`
	TeamAssigneeID   *string        `json:"team_assignee_id"`
	Tags             tagList        `json:"tags"`
	Rating           *rating        `json:"conversation_rating"`
	Source           source         `json:"source"`
	Contacts         contactRefs    `json:"contacts"`
	Teammates        teammates      `json:"teammates"`
	CustomAttributes map[string]any `json:"custom_attributes"`
	Parts            *partList      `json:"conversation_parts,omitempty"` // not in lists
	LinkedObjects    linkedObjects  `json:"linked_objects"`
}

type tagList struct {
	Type string     `json:"type"` // tag.list
	Tags []struct{} `json:"tags"`
}

type linkedObjects struct {
	Type       string     `json:"type"` // list
	Data       []struct{} `json:"data"`
	TotalCount int        `json:"total_count"`
	HasMore    bool       `json:"has_more"`
}

type rating struct {
	Rating    int        `json:"rating"`
	Remark    string     `json:"remark"`
	CreatedAt int64      `json:"created_at"`
	Contact   contactRef `json:"contact"`
	Teammate  *reference `json:"teammate"`
}

// source is what a conversation began with.
type source struct {
	Type        string       `json:"type"` // conversation
	ID          string       `json:"id"`
	DeliveredAs string       `json:"delivered_as"`
	Subject     string       `json:"subject"`
	Body        string       `json:"body"` // HTML
	Author      author       `json:"author"`
	Attachments []attachment `json:"attachments"`
	URL         *string      `json:"url"`
	Redacted    bool         `json:"redacted"`
}

type contactRefs struct {
	Type     string       `json:"type"` // contact.list
	Contacts []contactRef `json:"contacts"`
}

type contactRef struct {
	Type       string  `json:"type"` // contact
	ID         string  `json:"id"`
	ExternalID *string `json:"external_id"`
}

type teammates struct {
	Type   string      `json:"type"` // admin.list
	Admins []reference `json:"admins"`
}

type reference struct {
	Type string `json:"type"` // admin
	ID   string `json:"id"`
}

// shape says how a conversation is to be written.
type shape struct {
	backend string // URL of this server
	plain   bool   // bodies are words, not HTML
}

func (s shape) conversation(t conversations.Thread, first store.Part) conversation {
	out := conversation{
		Type: "conversation", ID: t.ID, CreatedAt: t.CreatedAt, UpdatedAt: t.UpdatedAt, SnoozedUntil: known(t.SnoozedUntil),
		Open: t.State != wire.StateClosed, State: t.State, Read: !t.TeamUnread, Priority: "not_priority",
		Tags: tagList{"tag.list", []struct{}{}}, LinkedObjects: linkedObjects{Type: "list", Data: []struct{}{}}, CustomAttributes: map[string]any{},
		Contacts: contactRefs{"contact.list", []contactRef{refer(t.Contact)}}, Teammates: teammates{"admin.list", []reference{}},
		Source: source{
			Type: "conversation", ID: first.ID, DeliveredAs: "customer_initiated", Body: s.body(first.Blocks), Author: toAuthor(first, t.Contact),
			Attachments: s.attachments(first.Blocks), URL: known(t.URL),
		},
	}
	if first.Team() {
		out.Source.DeliveredAs = "admin_initiated"
	}
	if id, err := strconv.ParseInt(t.Assignee, 10, 64); err == nil {
		out.AdminAssigneeID = &id
	}
	for _, p := range t.Participants {
		out.Teammates.Admins = append(out.Teammates.Admins, reference{"admin", p.ID})
	}
	if t.Rating > 0 {
		out.Rating = &rating{Rating: t.Rating, Remark: t.Remark, CreatedAt: t.RatedAt, Contact: refer(t.Contact)}
	}
	return out
}

func refer(c *contacts.Contact) contactRef { return contactRef{"contact", c.ID, known(c.UserID)} }

// body is what blocks say, as HTML.
func (s shape) body(blocks []wire.Block) string {
	var out []string
	for _, b := range blocks {
		switch {
		case b.Type == "paragraph" && s.plain:
			out = append(out, b.Text)
		case b.Type == "paragraph":
			out = append(out, htmltext.Paragraph(b.Text))
		}
	}
	return strings.Join(out, "\n")
}
