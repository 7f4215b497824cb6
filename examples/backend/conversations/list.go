package conversations

import (
	"context"
	"errors"

	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
)

// List returns conversations with what was said last, the newest first, and whether
// there are more.
func (s *Service) List(ctx context.Context, ws *workspace.Workspace, f store.Filter) (threads []Thread, more bool, err error) {
	limit := f.Limit
	f.Limit++
	err = s.Store.Read(ctx, func(tx *store.Tx) error {
		list, err := tx.Conversations(ws.AppID, f)
		if err != nil {
			return err
		}
		more = len(list) > limit
		for _, c := range list[:min(limit, len(list))] {
			t, err := LoadLast(tx, c, nil)
			if err != nil {
				return err
			}
			threads = append(threads, t)
		}
		return nil
	})
	return threads, more, err
}

// Counts says how many conversations there are.
func (s *Service) Counts(ctx context.Context, ws *workspace.Workspace) (n store.ConversationCounts, err error) {
	err = s.Store.Read(ctx, func(tx *store.Tx) error { n, err = tx.CountConversations(ws.AppID); return err })
	return n, err
}

// Get returns a conversation with a page of its parts, private ones included.
func (s *Service) Get(ctx context.Context, ws *workspace.Workspace, id string, page Page) (t Thread, err error) {
	err = s.Store.Read(ctx, func(tx *store.Tx) error {
		c, err := tx.Conversation(ws.AppID, id)
		if err != nil {
			return err
		}
		t, err = Load(tx, c, nil, page)
		return err
	})
	return t, err
}

// Unread returns the conversations that a person has not read, never nil.
func (s *Service) Unread(ctx context.Context, contactID string) (ids []string, err error) {
	err = s.Store.Read(ctx, func(tx *store.Tx) error { ids, err = tx.UnreadIDs(contactID); return err })
	return ids, err
}

// Has says whether a person has that conversation.
func (s *Service) Has(ctx context.Context, contactID, id string) (bool, error) {
	err := s.Store.Read(ctx, func(tx *store.Tx) error { _, err := tx.ConversationOf(contactID, id); return err })
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}
