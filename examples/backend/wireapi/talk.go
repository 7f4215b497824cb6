package wireapi

import (
	"context"
	"net/http"

	"github.com/entryphone/entryphone/examples/backend/messenger"
	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/sdk/wire"
)

// talk adds the requests of the messenger's window.
func (a *API) talk(mux *http.ServeMux) {
	s := a.Service
	handle := func(name string, do action) { mux.Handle(wire.Path(name), a.accept(do)) }
	handle(wire.Open, answered(s.Home))
	handle(wire.Home, answered(s.Home))
	handle(wire.Conversations, answered(s.Conversations))
	handle(wire.Messages, answered(s.Start))
	handle(wire.Email, done(func(ctx context.Context, call messenger.Call, _ string) error { return s.Email(ctx, call) }))
	handle(wire.Conversations+"/{id}", answeredFor(s.Conversation))
	handle(wire.Conversations+"/{id}/reply", answeredFor(s.Reply))
	handle(wire.Conversations+"/{id}/read", done(s.MarkRead))
	handle(wire.Conversations+"/{id}/rate", done(s.Rate))
	mux.Handle(wire.Path(wire.Uploads), a.acceptFile())
}

// answered answers with what the service says.
func answered[T any](do func(context.Context, messenger.Call) (T, error)) action {
	return answeredFor(func(ctx context.Context, call messenger.Call, _ string) (T, error) { return do(ctx, call) })
}

// answeredFor is answered for one conversation.
func answeredFor[T any](do func(context.Context, messenger.Call, string) (T, error)) action {
	return func(w http.ResponseWriter, r *http.Request, call messenger.Call) error {
		answer, err := do(r.Context(), call, r.PathValue("id"))
		if err == nil {
			reply.JSON(w, http.StatusOK, answer)
		}
		return err
	}
}

// done answers that it is done.
func done(do func(context.Context, messenger.Call, string) error) action {
	return answeredFor(func(ctx context.Context, call messenger.Call, id string) (struct{}, error) {
		return struct{}{}, do(ctx, call, id)
	})
}
