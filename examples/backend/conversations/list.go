package conversations

import (
	"context"

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
