package conversations

import (
	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Wire is the thread as its person gets it; read says that they have seen it.
func (t Thread) Wire(ws *workspace.Workspace) wire.Conversation {
	out := wire.Conversation{
		ID: t.ID, State: t.State, Read: !t.Unread, CreatedAt: t.CreatedAt, UpdatedAt: t.CreatedAt,
		Participants: []wire.Author{PersonAuthor(t.Contact)}, Parts: []wire.Part{}, HasMoreParts: t.HasMore, Rating: t.Rating,
	}
	for _, p := range t.Participants {
		out.Participants = append(out.Participants, adminAuthor(ws, p.ID, p.Name))
	}
	for _, p := range t.Parts {
		out.Parts = append(out.Parts, WirePart(ws, p, t.Contact))
		out.UpdatedAt = p.CreatedAt
	}
	return out
}

// WirePart is a part as its person gets it.
func WirePart(ws *workspace.Workspace, p store.Part, who *contacts.Contact) wire.Part {
	author := PersonAuthor(who)
	if p.Team() {
		author = adminAuthor(ws, p.AdminID, p.AdminName)
	}
	out := wire.Part{ID: p.ID, PartType: p.Type, Author: author, Blocks: p.Blocks, CreatedAt: p.CreatedAt, ClientUUID: p.ClientUUID}
	if p.Type == wire.PartComment {
		out.SeenAt = p.SeenAt
	}
	return out
}

// PersonAuthor is a person as an author.
func PersonAuthor(c *contacts.Contact) wire.Author {
	kind := wire.AuthorLead
	if c.Role == contacts.User {
		kind = wire.AuthorUser
	}
	return wire.Author{Type: kind, ID: c.ID, Name: c.Name, Avatar: c.Avatar}
}

// AdminAuthor is an admin as an author.
func AdminAuthor(a workspace.Admin) wire.Author {
	return wire.Author{Type: wire.AuthorAdmin, ID: a.ID, Name: a.Name, Avatar: a.Avatar}
}

// adminAuthor is AdminAuthor for one who may have left, under the name of then.
func adminAuthor(ws *workspace.Workspace, id, name string) wire.Author {
	if a, known := ws.Admin(id); known {
		return AdminAuthor(a)
	}
	return wire.Author{Type: wire.AuthorAdmin, ID: id, Name: name}
}
