package conversations

import (
	"errors"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/store"
)

// Thread is a conversation with whom it is with and some of its parts.
type Thread struct {
	store.Conversation
	Contact      *contacts.Contact
	Participants []store.Participant // of the team
	Parts        []store.Part        // newest last
	HasMore      bool                // there are older ones
}

// Page says which parts of a conversation are wanted: the newest Limit of those before
// the part of the id Before.
type Page struct {
	Before string
	Limit  int
	// ForPerson leaves out what is private to the team.
	ForPerson bool
}

// Load reads a thread. A Before that is no part of the conversation is
// store.ErrNotFound.
func Load(tx *store.Tx, c store.Conversation, who *contacts.Contact, page Page) (t Thread, err error) {
	if t, err = begin(tx, c, who); err != nil {
		return t, err
	}
	var before int64
	if page.Before != "" {
		p, err := tx.Part(c.AppID, page.Before)
		if err == nil && p.ConversationID != c.ID {
			err = store.ErrNotFound
		}
		if err != nil {
			return t, err
		}
		before = p.Row
	}
	t.Parts, err = tx.Parts(c.ID, before, page.Limit+1, page.ForPerson)
	if t.HasMore = len(t.Parts) > page.Limit; t.HasMore {
		t.Parts = t.Parts[1:]
	}
	return t, err
}

// LoadLast reads a thread as lists have it: with what was said last alone.
func LoadLast(tx *store.Tx, c store.Conversation, who *contacts.Contact) (t Thread, err error) {
	if t, err = begin(tx, c, who); err != nil {
		return t, err
	}
	p, err := tx.LastSaid(c.ID)
	if errors.Is(err, store.ErrNotFound) {
		return t, nil
	}
	if err != nil {
		return t, err
	}
	return t, t.only(tx, p)
}

// only makes p the one part of the thread.
func (t *Thread) only(tx *store.Tx, p store.Part) error {
	first, err := tx.FirstPart(t.ID)
	t.Parts, t.HasMore = []store.Part{p}, first.ID != p.ID
	return err
}

func begin(tx *store.Tx, c store.Conversation, who *contacts.Contact) (t Thread, err error) {
	t = Thread{Conversation: c, Contact: who}
	if who == nil {
		if t.Contact, err = tx.Contact(c.AppID, c.ContactID); err != nil {
			return t, err
		}
	}
	t.Participants, err = tx.Participants(c.ID)
	return t, err
}
