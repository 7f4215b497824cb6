package conversations

import (
	"errors"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Turn is what happens in one transaction. Its Events are to be published once that is
// committed.
type Turn struct {
	Tx        *store.Tx
	Workspace *workspace.Workspace
	Now       int64 // Unix seconds
	Events    []Event
}

// Message is what somebody says.
type Message struct {
	Blocks     []wire.Block // checked
	ClientUUID string
	URL        string // of the page on which a conversation begins
	Note       bool   // for the team alone
}

// errTaken is for a client_assigned_uuid that another person used.
var errTaken = &wire.FieldError{Field: "client_assigned_uuid", Err: errors.New("is in use")}

// Known returns what the person said before under that client_assigned_uuid, or
// store.ErrNotFound.
func (t *Turn) Known(who *contacts.Contact, clientUUID string) (p store.Part, c store.Conversation, err error) {
	if p, err = t.Tx.PartByClientUUID(t.Workspace.AppID, clientUUID); err != nil {
		return p, c, err
	}
	c, err = t.Tx.ConversationOf(who.ID, p.ConversationID)
	if errors.Is(err, store.ErrNotFound) || p.Team() {
		err = errTaken
	}
	return p, c, err
}

// Start begins a conversation with a person. by is nil where the person does.
func (t *Turn) Start(who *contacts.Contact, by *workspace.Admin, m Message) (store.Conversation, store.Part, error) {
	c := store.Conversation{
		ID: store.NewID(), AppID: t.Workspace.AppID, ContactID: who.ID, State: wire.StateOpen, URL: m.URL, CreatedAt: t.Now, UpdatedAt: t.Now,
	}
	if err := t.Tx.PutConversation(c); err != nil {
		return c, store.Part{}, err
	}
	p, err := t.Say(&c, who, by, m)
	return c, p, err
}

// Say adds to a conversation. A person who answers opens it again, and whoever answers
// has seen what the other side said.
func (t *Turn) Say(c *store.Conversation, who *contacts.Contact, by *workspace.Admin, m Message) (store.Part, error) {
	if !m.Note {
		if err := t.Seen(c, by != nil); err != nil {
			return store.Part{}, err
		}
	}
	if by == nil {
		c.State, c.SnoozedUntil = wire.StateOpen, 0
	}
	part := store.Part{Type: wire.PartComment, Blocks: m.Blocks, ClientUUID: m.ClientUUID}
	if m.Note {
		part.Type = store.PartNote
	}
	return t.add(c, who, by, part)
}

// add stores a part and the conversation with it, and tells both sides.
func (t *Turn) add(c *store.Conversation, who *contacts.Contact, by *workspace.Admin, p store.Part) (store.Part, error) {
	p.ID, p.AppID, p.ConversationID, p.CreatedAt = store.NewID(), c.AppID, c.ID, t.Now
	if by != nil {
		p.AdminID, p.AdminName = by.ID, by.Name
	}
	c.UpdatedAt = t.Now
	if err := t.Tx.PutConversation(*c); err != nil {
		return p, err
	}
	p, err := t.Tx.AddPart(p)
	if err != nil {
		return p, err
	}
	return p, t.tell(c, who, p)
}

var kinds = map[string]Kind{wire.PartComment: Said, store.PartNote: Noted}

// tell notes the event of a new part.
func (t *Turn) tell(c *store.Conversation, who *contacts.Contact, p store.Part) error {
	e := t.event(Changed, *c)
	if kind, ok := kinds[p.Type]; ok {
		e.Kind = kind
	}
	e.PartID, e.Author = p.ID, WirePart(t.Workspace, p, who).Author
	if !p.Private() {
		var err error
		if e.Frame, err = t.partFrame(*c, who, p); err != nil {
			return err
		}
	}
	t.Events = append(t.Events, e)
	return nil
}

func (t *Turn) partFrame(c store.Conversation, who *contacts.Contact, p store.Part) (wire.Frame, error) {
	thread, err := begin(t.Tx, c, who)
	if err != nil {
		return wire.Frame{}, err
	}
	if err := thread.only(t.Tx, p); err != nil {
		return wire.Frame{}, err
	}
	unread, err := t.Tx.UnreadIDs(c.ContactID)
	if err != nil {
		return wire.Frame{}, err
	}
	for _, id := range unread {
		thread.Unread = thread.Unread || id == c.ID
	}
	shape := thread.Wire(t.Workspace)
	return wire.Frame{Type: wire.FramePart, ID: store.NewID(), ConversationID: c.ID, Conversation: &shape, UnreadIDs: unread}, nil
}

// Seen notes that one side has seen all that the other said, and tells both when it
// had not.
func (t *Turn) Seen(c *store.Conversation, byTeam bool) error {
	fresh, err := t.Tx.MarkSeen(c.ID, byTeam, t.Now)
	if err != nil || !fresh {
		return err
	}
	e := t.event(Read, *c)
	e.Frame = wire.Frame{Type: wire.FrameRead, ID: store.NewID(), ConversationID: c.ID}
	if byTeam {
		c.TeamUnread, e.Frame.SeenAt = false, t.Now
	} else {
		c.Unread = false
		if e.Frame.UnreadIDs, err = t.Tx.UnreadIDs(c.ContactID); err != nil {
			return err
		}
	}
	t.Events = append(t.Events, e)
	return nil
}

func (t *Turn) event(kind Kind, c store.Conversation) Event {
	return Event{Kind: kind, AppID: c.AppID, ContactID: c.ContactID, ConversationID: c.ID}
}
