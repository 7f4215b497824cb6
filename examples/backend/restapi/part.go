package restapi

import (
	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/sdk/wire"
)

type partList struct {
	Type       string `json:"type"` // conversation_part.list
	Parts      []part `json:"conversation_parts"`
	TotalCount int    `json:"total_count"`
}

// part is a part of a conversation in its published shape.
type part struct {
	Type        string       `json:"type"` // conversation_part
	ID          string       `json:"id"`
	PartType    string       `json:"part_type"`
	Body        *string      `json:"body"` // HTML
	CreatedAt   int64        `json:"created_at"`
	UpdatedAt   int64        `json:"updated_at"`
	NotifiedAt  int64        `json:"notified_at"`
	AssignedTo  *reference   `json:"assigned_to"`
	Author      author       `json:"author"`
	Attachments []attachment `json:"attachments"`
	ExternalID  *string      `json:"external_id"`
	Redacted    bool         `json:"redacted"`
}

type author struct {
	Type  string  `json:"type"` // admin, user or lead
	ID    string  `json:"id"`
	Name  *string `json:"name"`
	Email *string `json:"email"`
}

type attachment struct {
	Type        string `json:"type"` // upload
	Name        string `json:"name"`
	URL         string `json:"url"`
	ContentType string `json:"content_type"`
	FileSize    int64  `json:"filesize"`
	Width       int    `json:"width"`
	Height      int    `json:"height"`
}

// parts are those of a thread but the first, which is the source.
func (s shape) parts(t conversations.Thread, firstID string, total int) *partList {
	out := &partList{Type: "conversation_part.list", Parts: []part{}, TotalCount: total - 1}
	for _, p := range t.Parts {
		if p.ID != firstID {
			out.Parts = append(out.Parts, s.part(p, t.Contact))
		}
	}
	return out
}

func (s shape) part(p store.Part, who *contacts.Contact) part {
	out := part{
		Type: "conversation_part", ID: p.ID, PartType: p.Type, Body: known(s.body(p.Blocks)), CreatedAt: p.CreatedAt, UpdatedAt: p.CreatedAt,
		NotifiedAt: p.CreatedAt, Author: toAuthor(p, who), Attachments: s.attachments(p.Blocks),
	}
	if p.Assignee != "" {
		out.AssignedTo = &reference{"admin", p.Assignee}
	}
	return out
}

func toAuthor(p store.Part, who *contacts.Contact) author {
	if p.Team() {
		return author{Type: wire.AuthorAdmin, ID: p.AdminID, Name: known(p.AdminName)}
	}
	by := conversations.PersonAuthor(who)
	return author{Type: by.Type, ID: by.ID, Name: known(by.Name), Email: known(who.Email)}
}

func (s shape) attachments(blocks []wire.Block) []attachment {
	out := []attachment{}
	for _, b := range blocks {
		if b.Type == "image" || b.Type == "attachment" {
			out = append(out, attachment{"upload", b.Name, s.backend + b.URL, b.ContentType, b.Size, b.Width, b.Height})
		}
	}
	return out
}
