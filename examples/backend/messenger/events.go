package messenger

import (
	"context"
	"errors"
	"fmt"

	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/userdata"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Bounds of events.
const (
	maxEventName = 120 // bytes; longer names are cut
	maxEventID   = 128 // bytes
)

// Events stores tracked events, each once by its id. An event without a name is
// left out: it must not hold up those beside it.
func (s *Service) Events(ctx context.Context, call Call) error {
	return s.handle(ctx, call, func(v *visit) error {
		if v.repeated {
			return nil
		}
		for _, e := range call.Request.Events {
			if e.Name == "" {
				continue
			}
			if _, err := v.tx.AddEvent(v.Workspace.AppID, v.contact.ID, v.event(e)); err != nil {
				return err
			}
		}
		return v.seen()
	})
}

// event is an event as it is stored. A client's clock may be wrong: nothing
// happened after now.
func (v *visit) event(e wire.Event) store.Event {
	at := v.now.Unix()
	if e.CreatedAt > 0 {
		at = min(at, e.CreatedAt)
	}
	metadata, _ := wire.TrimMetadata(e.Metadata)
	for i, m := range metadata {
		if s, ok := m.Value.(string); ok {
			metadata[i].Value = userdata.Cut(s, userdata.MaxValue)
		}
	}
	return store.Event{
		ID: userdata.Cut(e.ID, maxEventID), Name: userdata.Cut(e.Name, maxEventName),
		Metadata: string(wire.AppendJSON(nil, metadata)), CreatedAt: at,
	}
}

// Content stores what a person did with a piece of content, or returns
// ErrNoContent.
func (s *Service) Content(ctx context.Context, call Call, kind, id, event string) error {
	if kind != wire.TypePost {
		return ErrNoContent
	}
	return s.handle(ctx, call, func(v *visit) error {
		err := v.tx.NoteContent(v.Workspace.AppID, v.contact.ID, id, event, v.now.Unix())
		if errors.Is(err, store.ErrNotFound) {
			return ErrNoContent
		}
		if err != nil {
			return fmt.Errorf("event of content: %w", err)
		}
		return v.seen()
	})
}
