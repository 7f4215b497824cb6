package messenger

import (
	"context"
	"errors"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/userdata"
	"github.com/entryphone/entryphone/sdk/wire"
)

// maxUUID is the longest client_assigned_uuid that is taken.
const maxUUID = 128

// Start begins a conversation. The same message again, known by its key or its
// client_assigned_uuid, is answered with the conversation that it began.
func (s *Service) Start(ctx context.Context, call Call) (a wire.Conversation, err error) {
	err = s.handle(ctx, call, func(v *visit) error {
		c, _, err := v.said()
		if errors.Is(err, store.ErrNotFound) {
			c, err = v.start()
		}
		if err != nil {
			return err
		}
		a, err = v.thread(c, "")
		return err
	})
	return a, err
}

// Reply adds to a conversation, and answers a repetition as Start does.
func (s *Service) Reply(ctx context.Context, call Call, id string) (a wire.Part, err error) {
	err = s.handle(ctx, call, func(v *visit) error {
		c, err := v.conversation(id)
		if err != nil {
			return err
		}
		_, p, err := v.said()
		if errors.Is(err, store.ErrNotFound) {
			p, err = v.say(func(m conversations.Message) (store.Part, error) { return v.turn.Say(&c, v.contact, nil, m) })
		}
		a = conversations.WirePart(v.Workspace, p, v.contact)
		return err
	})
	return a, err
}

// said returns what this very message added before, or store.ErrNotFound.
func (v *visit) said() (store.Conversation, store.Part, error) {
	uuid := v.Request.ClientUUID
	if len(uuid) > maxUUID {
		return store.Conversation{}, store.Part{}, &wire.FieldError{Field: "client_assigned_uuid", Err: errors.New("is too long")}
	}
	p, c, err := v.turn.Known(v.contact, uuid)
	if !errors.Is(err, store.ErrNotFound) || !v.repeated {
		return c, p, err
	}
	id, err := v.tx.RequestPart(v.Workspace.AppID, v.Request.IdempotencyKey)
	if err != nil {
		return c, p, err
	}
	if p, err = v.tx.Part(v.Workspace.AppID, id); err != nil {
		return c, p, err
	}
	c, err = v.tx.ConversationOf(v.contact.ID, p.ConversationID)
	return c, p, err
}

// start begins a conversation: a visitor who writes is a lead.
func (v *visit) start() (c store.Conversation, err error) {
	v.becomeLead()
	if err := v.seen(); err != nil {
		return c, err
	}
	_, err = v.say(func(m conversations.Message) (p store.Part, err error) {
		c, p, err = v.turn.Start(v.contact, nil, m)
		return p, err
	})
	return c, err
}

func (v *visit) becomeLead() {
	if v.contact.Role == contacts.Visitor {
		v.contact.Role, v.contact.UpdatedAt = contacts.Lead, v.now.Unix()
	}
}

// say checks the message of the request, has it added, and notes it under the key.
func (v *visit) say(add func(conversations.Message) (store.Part, error)) (store.Part, error) {
	r := v.Request
	blocks, err := conversations.Check(v.tx, v.Workspace.AppID, v.contact.ID, r.Blocks)
	if err != nil {
		return store.Part{}, err
	}
	p, err := add(conversations.Message{Blocks: blocks, ClientUUID: r.ClientUUID, URL: userdata.Cut(r.URL, maxURL)})
	if err != nil || r.IdempotencyKey == "" {
		return p, err
	}
	return p, v.tx.LinkPart(v.Workspace.AppID, r.IdempotencyKey, p.ID)
}
