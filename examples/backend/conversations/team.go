package conversations

import (
	"context"
	"errors"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Start begins a conversation with a person.
func (s *Service) Start(ctx context.Context, ws *workspace.Workspace, contactID string, by workspace.Admin, m Message) (c store.Conversation, err error) {
	err = s.turn(ctx, ws, func(t *Turn) error {
		who, err := t.Tx.Contact(ws.AppID, contactID)
		if err != nil {
			return err
		}
		if m.Blocks, err = Check(t.Tx, ws.AppID, "", m.Blocks); err != nil {
			return err
		}
		c, _, err = t.Start(who, &by, m)
		return err
	})
	return c, err
}

// Reply adds what an admin says, or notes for the team. Blocks that cannot be sent are a
// [*wire.FieldError]. The same ClientUUID again returns what it added before.
func (s *Service) Reply(ctx context.Context, ws *workspace.Workspace, id string, by workspace.Admin, m Message) (p store.Part, err error) {
	err = s.change(ctx, ws, id, func(t *Turn, c *store.Conversation, who *contacts.Contact) error {
		p, err = t.Tx.PartByClientUUID(ws.AppID, m.ClientUUID)
		switch {
		case errors.Is(err, store.ErrNotFound):
			p, err = t.checked(c, who, &by, m)
		case err == nil && (p.ConversationID != id || !p.Team()):
			err = errTaken
		}
		return err
	})
	return p, err
}

// checked is Say for blocks that nobody looked at yet.
func (t *Turn) checked(c *store.Conversation, who *contacts.Contact, by *workspace.Admin, m Message) (store.Part, error) {
	uploader := who.ID
	if by != nil {
		uploader = ""
	}
	var err error
	if m.Blocks, err = Check(t.Tx, c.AppID, uploader, m.Blocks); err != nil {
		return store.Part{}, err
	}
	return t.Say(c, who, by, m)
}

// ReplyAs adds what a person says who wrote elsewhere.
func (s *Service) ReplyAs(ctx context.Context, ws *workspace.Workspace, id, contactID string, m Message) (p store.Part, err error) {
	err = s.change(ctx, ws, id, func(t *Turn, c *store.Conversation, who *contacts.Contact) error {
		if who.ID != contactID {
			return store.ErrNotFound
		}
		p, err = t.checked(c, who, nil, m)
		return err
	})
	return p, err
}

// Close ends a conversation until the person answers.
func (s *Service) Close(ctx context.Context, ws *workspace.Workspace, id string, by workspace.Admin) error {
	return s.change(ctx, ws, id, func(t *Turn, c *store.Conversation, who *contacts.Contact) error { return t.Close(c, who, &by) })
}

// Open takes a conversation up again.
func (s *Service) Open(ctx context.Context, ws *workspace.Workspace, id string, by workspace.Admin) error {
	return s.change(ctx, ws, id, func(t *Turn, c *store.Conversation, who *contacts.Contact) error { return t.Open(c, who, &by) })
}

// Snooze puts a conversation aside until then (Unix seconds), or fails with ErrPast.
func (s *Service) Snooze(ctx context.Context, ws *workspace.Workspace, id string, by workspace.Admin, until int64) error {
	return s.change(ctx, ws, id, func(t *Turn, c *store.Conversation, who *contacts.Contact) error { return t.Snooze(c, who, &by, until) })
}

// Assign makes an admin responsible, "" nobody, or fails with ErrNoAdmin.
func (s *Service) Assign(ctx context.Context, ws *workspace.Workspace, id string, by workspace.Admin, to string) error {
	return s.change(ctx, ws, id, func(t *Turn, c *store.Conversation, who *contacts.Contact) error { return t.Assign(c, who, &by, to) })
}

// MarkRead notes that the team has seen all that the person said.
func (s *Service) MarkRead(ctx context.Context, ws *workspace.Workspace, id string) error {
	return s.change(ctx, ws, id, func(t *Turn, c *store.Conversation, _ *contacts.Contact) error { return t.Seen(c, true) })
}

// Typing tells the person that an admin writes. Nothing is stored.
func (s *Service) Typing(ctx context.Context, ws *workspace.Workspace, id string, by workspace.Admin) error {
	var c store.Conversation
	err := s.Store.Read(ctx, func(tx *store.Tx) (err error) { c, err = tx.Conversation(ws.AppID, id); return err })
	if err != nil {
		return err
	}
	author := AdminAuthor(by)
	s.hand(Event{
		Kind: Typing, AppID: c.AppID, ContactID: c.ContactID, ConversationID: c.ID, Author: author,
		Frame: wire.Frame{Type: wire.FrameTyping, ID: store.NewID(), ConversationID: c.ID, Author: &author},
	})
	return nil
}

// PersonTyping tells the team that a person writes.
func (s *Service) PersonTyping(who *contacts.Contact, conversationID string) {
	s.hand(Event{Kind: Typing, AppID: who.AppID, ContactID: who.ID, ConversationID: conversationID, Author: PersonAuthor(who)})
}
