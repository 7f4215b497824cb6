// Package conversations is what is said between people and the team. Of the person's
// side a [Turn] is part of the transaction that found out who is there (package
// messenger); the team's side, which REST and the inbox share, is [Service]. What
// happens is told on a bus of events.
package conversations

import (
	"context"
	"errors"
	"time"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/live"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Service is the team's side. It is safe for use by many goroutines. A conversation or
// a person that is not there is store.ErrNotFound.
type Service struct {
	Store *store.Store
	Now   func() time.Time
	Bus   *live.Bus[Event]
	// Changed is told the app id after every change to a workspace's data.
	Changed func(appID string)
}

// Publish tells those whom events concern. It is called within Tx.OnCommit, so that
// all hear of them in the order in which they happened.
func (s *Service) Publish(events ...Event) {
	for _, e := range events {
		s.hand(e)
		s.Changed(e.AppID)
	}
}

func (s *Service) hand(e Event) {
	s.Bus.Publish(TeamTopic(e.AppID), e)
	if e.Frame.Type != "" {
		s.Bus.Publish(PersonTopic(e.ContactID), e)
	}
}

// change runs fn for a conversation in a transaction and tells what came of it.
func (s *Service) change(ctx context.Context, ws *workspace.Workspace, id string, fn func(*Turn, *store.Conversation, *contacts.Contact) error) error {
	return s.turn(ctx, ws, func(t *Turn) error {
		c, err := t.Tx.Conversation(ws.AppID, id)
		if err != nil {
			return err
		}
		who, err := t.Tx.Contact(ws.AppID, c.ContactID)
		if err != nil {
			return err
		}
		return fn(t, &c, who)
	})
}

func (s *Service) turn(ctx context.Context, ws *workspace.Workspace, fn func(*Turn) error) error {
	t := &Turn{Workspace: ws, Now: s.Now().Unix()}
	return s.Store.Write(ctx, func(tx *store.Tx) error {
		t.Tx = tx
		tx.OnCommit(func() { s.Publish(t.Events...) })
		return fn(t)
	})
}

// wakeAtOnce is how many conversations are woken in one transaction.
const wakeAtOnce = 100

// Wake opens the conversations that were snoozed until now.
func (s *Service) Wake(ctx context.Context) error {
	return s.Store.Write(ctx, func(tx *store.Tx) error {
		now := s.Now().Unix()
		due, err := tx.DueConversations(now, wakeAtOnce)
		for _, c := range due {
			c.State, c.SnoozedUntil, c.UpdatedAt = wire.StateOpen, 0, now
			err = errors.Join(err, tx.PutConversation(c))
			tx.OnCommit(func() { s.Publish(Event{Kind: Changed, AppID: c.AppID, ContactID: c.ContactID, ConversationID: c.ID}) })
		}
		return err
	})
}
