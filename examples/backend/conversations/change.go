package conversations

import (
	"errors"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

// What a change fails with.
var (
	ErrPast    = errors.New("the time is not in the future")
	ErrNoAdmin = errors.New("there is no such admin")
)

// Close ends a conversation until the person answers.
func (t *Turn) Close(c *store.Conversation, who *contacts.Contact, by *workspace.Admin) error {
	return t.state(c, who, by, wire.StateClosed, wire.PartClose)
}

// Open takes a conversation up again.
func (t *Turn) Open(c *store.Conversation, who *contacts.Contact, by *workspace.Admin) error {
	return t.state(c, who, by, wire.StateOpen, wire.PartOpen)
}

// Snooze puts a conversation aside until then, or until the person answers.
func (t *Turn) Snooze(c *store.Conversation, who *contacts.Contact, by *workspace.Admin, until int64) error {
	if until <= t.Now {
		return ErrPast
	}
	c.SnoozedUntil = until
	c.State = wire.StateSnoozed
	_, err := t.add(c, who, by, store.Part{Type: wire.PartSnoozed})
	return err
}

// state changes the state; one that it has already is no change.
func (t *Turn) state(c *store.Conversation, who *contacts.Contact, by *workspace.Admin, state, part string) error {
	if c.State == state {
		return nil
	}
	c.State, c.SnoozedUntil = state, 0
	_, err := t.add(c, who, by, store.Part{Type: part})
	return err
}

// Assign makes an admin responsible; "" nobody.
func (t *Turn) Assign(c *store.Conversation, who *contacts.Contact, by *workspace.Admin, to string) error {
	if _, known := t.Workspace.Admin(to); !known && to != "" {
		return ErrNoAdmin
	}
	if c.Assignee == to {
		return nil
	}
	c.Assignee = to
	_, err := t.add(c, who, by, store.Part{Type: store.PartAssignment, Assignee: to})
	return err
}

// Rate keeps what a person thinks of a conversation; a later rating takes the place of
// an earlier one.
func (t *Turn) Rate(c *store.Conversation, rating int, remark string) error {
	c.Rating, c.Remark, c.RatedAt, c.UpdatedAt = rating, remark, t.Now, t.Now
	t.Events = append(t.Events, t.event(Changed, *c))
	return t.Tx.PutConversation(*c)
}
