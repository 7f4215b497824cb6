package server

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Tidy does at once what is done every hour.
func (s *Server) Tidy() { s.tidy(context.Background()) }

// CloseBus ends all sockets, as shutting down does.
func (s *Server) CloseBus() { s.bus.Close() }

// Watch returns what the team of a workspace is told from now on.
func (s *Server) Watch(t testing.TB, appID string) <-chan conversations.Event {
	sub, err := s.bus.Subscribe(conversations.TeamTopic(appID))
	require.NoError(t, err)
	t.Cleanup(sub.Stop)
	return sub.Events
}

// Flood sends a person many frames at once.
func (s *Server) Flood(contactID string, frames int, f wire.Frame) {
	for range frames {
		s.talk.Publish(conversations.Event{AppID: "abc12345", ContactID: contactID, Frame: f})
	}
}
