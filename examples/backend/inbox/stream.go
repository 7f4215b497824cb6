package inbox

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/live"
	"github.com/entryphone/entryphone/sdk/wire"
)

// streamLife bounds a stream: who opens the next one has to be logged in still.
const streamLife = time.Hour

// Names of what a stream tells.
const (
	eventChanged = "inbox-changed" // something in a conversation: its id
	eventPerson  = "inbox-person"  // something about a person
	eventTyping  = "inbox-typing"  // {id, name}
)

// stream tells of what happens in the workspace, as server-sent events. The first is
// eventChanged, so that whoever reconnects reads again.
func (a *API) stream(w http.ResponseWriter, r *http.Request, o Operator) error {
	events, err := a.Service.Bus.Subscribe(conversations.TeamTopic(o.Workspace.AppID))
	if err != nil {
		return a.noStream(w, r, err)
	}
	defer events.Stop()
	people, err := a.Hub.Listen(o.Workspace.AppID)
	if err != nil {
		return a.noStream(w, r, err)
	}
	defer people.Stop()
	w.Header().Set("Content-Type", "text/event-stream")
	s := &sender{w: w, control: http.NewResponseController(w), patience: a.Patience}
	s.send(eventChanged, "")
	ctx, cancel := context.WithTimeout(r.Context(), streamLife)
	defer cancel()
	a.follow(ctx, s, o, events.Events, people)
	return nil
}

func (a *API) noStream(w http.ResponseWriter, r *http.Request, err error) error {
	a.Log.Warn("no stream for an operator", "error", err)
	w.Header().Set("Retry-After", "5")
	a.sorry(w, r, http.StatusServiceUnavailable, "Too many pages are open: what arrives is not shown by itself.")
	return nil
}

func (a *API) follow(ctx context.Context, s *sender, o Operator, events <-chan conversations.Event, people *live.Listener) {
	beat := time.NewTicker(a.Heartbeat)
	defer beat.Stop()
	for s.err == nil {
		select {
		case e, open := <-events:
			if !open {
				return // the server is shutting down, or this page did not keep up
			}
			s.tell(e, o)
		case _, open := <-people.Changes:
			if !open {
				return
			}
			s.send(eventPerson, "")
		case <-beat.C:
			s.write(":\n\n")
		case <-ctx.Done():
			return
		}
	}
}

// tell sends an event on; one's own typing is not news.
func (s *sender) tell(e conversations.Event, o Operator) {
	if e.Kind != conversations.Typing {
		s.send(eventChanged, e.ConversationID)
		return
	}
	if e.Author.Type == wire.AuthorAdmin && e.Author.ID == o.Admin.ID {
		return
	}
	data, err := json.Marshal(map[string]string{"id": e.ConversationID, "name": e.Author.Name})
	if err == nil {
		s.send(eventTyping, string(data))
	}
}

// sender writes to a stream, which outlives the server's bounds on a request: it has
// its own for each write. It stops at the first failure.
type sender struct {
	w        http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration
	err      error
}

// send sends an event. Its data has no line breaks.
func (s *sender) send(event, data string) {
	s.write("event: " + event + "\ndata: " + data + "\n\n")
}

func (s *sender) write(text string) {
	for _, step := range []func() error{
		func() error { return s.control.SetReadDeadline(time.Time{}) },
		func() error { return s.control.SetWriteDeadline(time.Now().Add(s.patience)) },
		func() error { _, err := s.w.Write([]byte(text)); return err },
		s.control.Flush,
	} {
		if s.err = step(); s.err != nil {
			return
		}
	}
}
