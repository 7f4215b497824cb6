package server_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/server"
	"github.com/entryphone/entryphone/sdk/wire"
)

// socket is a client's side of realtime.
type socket struct {
	t    *testing.T
	ctx  context.Context
	conn *websocket.Conn
}

func (b *backend) socket(t *testing.T, origin string) *socket {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	t.Cleanup(cancel)
	conn, _, err := websocket.Dial(ctx, b.url+"/messenger/rtm", &websocket.DialOptions{HTTPHeader: http.Header{"Origin": {origin}}})
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.CloseNow() })
	return &socket{t, ctx, conn}
}

func (s *socket) send(frame string) {
	require.NoError(s.t, s.conn.Write(s.ctx, websocket.MessageText, []byte(frame)))
}

func (s *socket) next() wire.Frame {
	_, data, err := s.conn.Read(s.ctx)
	require.NoError(s.t, err)
	f, err := wire.ParseFrame(string(data))
	require.NoError(s.t, err)
	return f
}

// ended waits for the end and returns the status.
func (s *socket) ended() websocket.StatusCode {
	for {
		if _, _, err := s.conn.Read(s.ctx); err != nil {
			return websocket.CloseStatus(err)
		}
	}
}

// hello is the frame that says who is there.
func (w *browser) hello(data ...wire.Member) string {
	data = append(data, is("anonymous_id", w.anonymous))
	return string(wire.AppendJSON(nil, wire.Object{
		is("type", wire.FrameHello), is("app_id", w.app), is("anonymous_session", w.session), is("user_data", wire.Object(data)),
	}))
}

// listens is a socket whose hello was answered.
func (w *browser) listens(t *testing.T, data ...wire.Member) *socket {
	s := w.b.socket(t, site)
	s.send(w.hello(data...))
	require.Equal(t, wire.FrameWelcome, s.next().Type)
	return s
}

func TestAnAnswerArrivesAtOnce(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	c := w.starts("Hello")
	one, two := w.listens(t), w.listens(t)
	b.answers(c.ID, "Hello Ada")
	for _, s := range []*socket{one, two} {
		read, part := s.next(), s.next()
		assert.Equal(t, wire.FrameRead, read.Type)
		assert.Positive(t, read.SeenAt)
		assert.Equal(t, wire.FramePart, part.Type)
		assert.Equal(t, []string{c.ID}, part.UnreadIDs)
		require.NotNil(t, part.Conversation)
		assert.Equal(t, []string{"Hello Ada"}, words(part.Conversation.Parts))
		assert.NotEmpty(t, part.ID)
	}
	asks[struct{}](w, wire.ReadPath(c.ID), w.request(nil))
	_, data, err := two.conn.Read(two.ctx)
	require.NoError(t, err)
	assert.Contains(t, string(data), `"unread_conversation_ids":[]`, "that nothing is unread is said, not left out")
}

func TestWelcomeSaysWhatIsUnread(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	c := w.starts("Hello")
	b.answers(c.ID, "Hello Ada")
	s := b.socket(t, site)
	s.send(w.hello())
	welcome := s.next()
	assert.Equal(t, wire.FrameWelcome, welcome.Type)
	assert.Equal(t, []string{c.ID}, welcome.UnreadIDs)
}

func TestAPingIsAnswered(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	s := w.listens(t)
	s.send(`{"type":"from-the-future"}`)
	s.send(`{"type":"ping","id":"7"}`)
	assert.Equal(t, wire.Frame{Type: wire.FramePong, ID: "7"}, s.next())
}

func TestAnotherPersonOnTheSameSocket(t *testing.T) {
	b := start(t)
	ada, ben := b.browser("anon-1"), b.browser("anon-2")
	ada.ping()
	ben.ping()
	hers, his := ada.starts("Hello"), ben.starts("Hello")
	s := ada.listens(t)
	s.send(ben.hello())
	require.Equal(t, wire.FrameWelcome, s.next().Type)
	b.answers(hers.ID, "Hello Ada")
	b.answers(his.ID, "Hello Ben")
	assert.Equal(t, his.ID, s.next().ConversationID)
	assert.Equal(t, []string{"Hello Ben"}, words(s.next().Conversation.Parts))
}

func TestHellosThatAreRefused(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	unproven := b.browser("anon-1")
	unproven.app = secure
	tests := []struct{ name, origin, frame string }{
		{"no such workspace", site, `{"type":"hello","app_id":"nothing1"}`},
		{"nobody", site, `{"type":"hello","app_id":"abc12345","user_data":{"anonymous_id":"nobody"}}`},
		{"unproven", "https://bank.example", unproven.hello(is("user_id", "42"))},
		{"from a page of another workspace", "https://bank.example", w.hello()},
		{"user_data of the wrong kind", site, `{"type":"hello","app_id":"abc12345","user_data":{"user_id":{}}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := b.socket(t, tt.origin)
			s.send(tt.frame)
			assert.EqualValues(t, wire.CloseRefused, s.ended())
		})
	}
}

func TestFramesThatAreRefused(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	// By one byte: what is refused in the midst of being sent is sent in vain.
	const limit, around = 32 << 10, len(`{"type":""}`)
	for name, frame := range map[string]string{"not JSON": "{", "no object": "[]", "too large": `{"type":"` + strings.Repeat("x", limit+1-around) + `"}`} {
		t.Run(name, func(t *testing.T) {
			s := w.listens(t)
			s.send(frame)
			assert.Contains(t, []websocket.StatusCode{websocket.StatusPolicyViolation, websocket.StatusMessageTooBig}, s.ended())
		})
	}
	t.Run("before hello", func(t *testing.T) {
		s := b.socket(t, site)
		s.send(`{"type":"ping"}`)
		assert.Equal(t, websocket.StatusPolicyViolation, s.ended())
	})
	t.Run("too many", func(t *testing.T) {
		s := w.listens(t)
		go func() {
			for s.conn.Write(s.ctx, websocket.MessageText, []byte(`{"type":"x"}`)) == nil {
			}
		}()
		assert.Equal(t, websocket.StatusPolicyViolation, s.ended())
	})
}

func TestPagesOfOtherSitesGetNoSocket(t *testing.T) {
	b := start(t)
	_, answer, err := websocket.Dial(context.Background(), b.url+"/messenger/rtm", &websocket.DialOptions{HTTPHeader: http.Header{"Origin": {"https://evil.example"}}})
	require.Error(t, err)
	assert.Equal(t, http.StatusForbidden, answer.StatusCode)
}

func TestSocketsHaveBounds(t *testing.T) {
	b := start(t, func(o *server.Options) { o.Limits.PerPerson, o.Limits.Realtime.Sockets = 2, 4 })
	w := b.browser("anon-1")
	w.ping()
	w.listens(t)
	w.listens(t)
	third := b.socket(t, site)
	third.send(w.hello())
	assert.Equal(t, websocket.StatusTryAgainLater, third.ended())
	other := b.browser("anon-2")
	other.ping()
	other.listens(t)
	other.listens(t)
	status := 0
	require.Eventually(t, func() bool { // the third may still be on its way out
		conn, answer, err := websocket.Dial(context.Background(), b.url+"/messenger/rtm", &websocket.DialOptions{HTTPHeader: http.Header{"Origin": {site}}})
		if err == nil {
			_ = conn.CloseNow()
			return false
		}
		status = answer.StatusCode
		return true
	}, 20*time.Second, time.Millisecond)
	assert.Equal(t, http.StatusServiceUnavailable, status)
}

func TestWhoSaysNothingIsClosed(t *testing.T) {
	b := start(t, func(o *server.Options) {
		o.Limits.Realtime.Hello, o.Limits.Realtime.Silence = 50*time.Millisecond, 50*time.Millisecond
	})
	w := b.browser("anon-1")
	w.ping()
	b.socket(t, site).ended()
	s := b.socket(t, site)
	s.send(w.hello())
	s.ended()
}

func TestShuttingDownEndsSockets(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	s := w.listens(t)
	b.CloseBus()
	assert.Equal(t, websocket.StatusGoingAway, s.ended())
	late := b.socket(t, site)
	late.send(w.hello())
	assert.Equal(t, websocket.StatusGoingAway, late.ended())
}

func TestTypingReachesOnlyTheTeam(t *testing.T) {
	b := start(t)
	w, other := b.browser("anon-1"), b.browser("anon-2")
	w.ping()
	other.ping()
	c := w.starts("Hello")
	team := b.Watch(t, demo)
	s, foreign := w.listens(t), other.listens(t)
	for _, from := range []*socket{foreign, s} {
		from.send(fmt.Sprintf(`{"type":"typing","conversation_id":%q}`, c.ID))
		from.send(`{"type":"ping","id":"1"}`)
		assert.Equal(t, wire.FramePong, from.next().Type, "nothing came back before")
	}
	e := <-team
	assert.Equal(t, c.ID, e.ConversationID)
	assert.Equal(t, wire.AuthorLead, e.Author.Type)
	assert.Empty(t, team, "the stranger's typing is nobody's business")
}

func TestASlowReaderIsClosedAndHoldsUpNobody(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	id := w.ping().User.ID
	slow := w.listens(t)
	slow.conn.SetReadLimit(-1)
	const frames = 2000 // and 100 KB each: more than a network holds
	b.Flood(id, frames, wire.Frame{Type: wire.FrameTyping, ID: strings.Repeat("x", 100_000)})
	heard := 0
	for {
		if _, _, err := slow.conn.Read(slow.ctx); err != nil {
			require.NoError(t, slow.ctx.Err())
			break
		}
		heard++
	}
	assert.Less(t, heard, frames)
}
