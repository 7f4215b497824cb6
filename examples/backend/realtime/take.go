package realtime

import (
	"context"
	"errors"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/identity"
	"github.com/entryphone/entryphone/examples/backend/live"
	"github.com/entryphone/entryphone/examples/backend/messenger"
	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/wireapi"
	"github.com/entryphone/entryphone/sdk/wire"
)

// take does what a frame asks for. One of a type that is not known is skipped.
func (c *connection) take(ctx context.Context, text string) error {
	o, err := wire.ParseObject(text)
	if err != nil {
		return errProtocol
	}
	switch kind := o.String("type"); {
	case kind == wire.FrameHello:
		return c.hello(ctx, o)
	case c.who == nil:
		return errProtocol
	case kind == wire.FramePing:
		return c.answer(ctx, wire.Frame{Type: wire.FramePong, ID: o.String("id")})
	case kind == wire.FrameTyping:
		return c.typing(ctx, o.String("conversation_id"))
	}
	return nil
}

func (c *connection) answer(ctx context.Context, f wire.Frame) error {
	select {
	case c.answers <- f:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// hello finds out who is there, and has them hear of what concerns them.
func (c *connection) hello(ctx context.Context, o wire.Object) error {
	who, err := c.recognize(ctx, o)
	if err != nil {
		return c.refuse(err)
	}
	events, err := c.api.Talk.Bus.Subscribe(conversations.PersonTopic(who.ID))
	switch {
	case errors.Is(err, live.ErrFull):
		return errTooMany
	case err != nil:
		return errShutdown
	}
	unread, err := c.api.Talk.Unread(ctx, who.ID) // after the subscription: nothing falls in between
	if err != nil {
		events.Stop()
		return c.refuse(err)
	}
	c.who = who
	select {
	case c.persons <- greeting{events, wire.Frame{Type: wire.FrameWelcome, ID: store.NewID(), UnreadIDs: unread}}:
		return nil
	case <-ctx.Done():
		events.Stop()
		return ctx.Err()
	}
}

// recognize treats a hello as the request that it would be.
func (c *connection) recognize(ctx context.Context, o wire.Object) (*contacts.Contact, error) {
	ws, ok := c.api.Workspaces.Get(o.String("app_id"))
	if !ok {
		return nil, errRefused
	}
	middleware.SetApp(c.request.Context(), ws.AppID)
	if !middleware.SameOrigin(c.request) && !ws.AllowsOrigin(c.request.Header.Get("Origin")) {
		return nil, errRefused
	}
	return c.api.Service.Recognize(ctx, messenger.Call{Workspace: ws, Backend: wireapi.Backend(c.request), Request: wire.Request{
		AppID: ws.AppID, Session: o.String("anonymous_session"), UserData: o.Object("user_data"), DeviceID: o.String("device_identifier"),
	}})
}

// refuse says why a hello is not answered: whoever cannot be believed need not come
// back, others should.
func (c *connection) refuse(err error) error {
	var field *wire.FieldError
	switch {
	case errors.Is(err, errRefused), errors.Is(err, identity.ErrRefused), errors.Is(err, identity.ErrExpired),
		errors.Is(err, messenger.ErrNobody), errors.As(err, &field):
		return errRefused
	case errors.Is(err, context.Canceled):
		return err
	}
	c.api.Log.Error("a hello failed", "error", err)
	return errBroken
}

// typing tells the team. A conversation that is not the person's own is nobody's
// business.
func (c *connection) typing(ctx context.Context, conversationID string) error {
	has, err := c.api.Talk.Has(ctx, c.who.ID, conversationID)
	if has {
		c.api.Talk.PersonTyping(c.who, conversationID)
	}
	if err != nil {
		c.api.Log.Warn("a typing frame failed", "error", err)
	}
	return nil
}
