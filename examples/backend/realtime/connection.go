package realtime

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/coder/websocket"
	"golang.org/x/time/rate"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/live"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Bounds of a connection.
const (
	maxFrame  = 32 << 10 // bytes of a frame from a client
	perSecond = 10       // frames of a client, on average
	burst     = 50       // frames of a client, at once
)

type subscription = *live.Subscription[conversations.Event]

// connection is one socket. Its reader and its writer are a goroutine each; the reader
// hands over what is to be written, and whom the writer is to listen to.
type connection struct {
	api     *API
	socket  *websocket.Conn
	request *http.Request
	pace    *rate.Limiter

	who     *contacts.Contact // the reader's: whoever said hello
	answers chan wire.Frame
	persons chan greeting
}

// greeting makes the writer listen for another person from now on.
type greeting struct {
	events  subscription
	welcome wire.Frame
}

func newConnection(a *API, socket *websocket.Conn, r *http.Request) *connection {
	return &connection{
		api: a, socket: socket, request: r, pace: rate.NewLimiter(perSecond, burst),
		answers: make(chan wire.Frame), persons: make(chan greeting),
	}
}

// closing is why a connection ends.
type closing struct {
	status websocket.StatusCode
	reason string
}

func (c closing) Error() string { return c.reason }

var (
	errRefused  = closing{wire.CloseRefused, "the hello was refused"}
	errTooMany  = closing{websocket.StatusTryAgainLater, "too many connections of one person"}
	errSlow     = closing{websocket.StatusTryAgainLater, "the client does not keep up"}
	errShutdown = closing{websocket.StatusGoingAway, "the server is shutting down"}
	errProtocol = closing{websocket.StatusPolicyViolation, "a frame that was not expected"}
	errPace     = closing{websocket.StatusPolicyViolation, "too many frames"}
	errBroken   = closing{websocket.StatusInternalError, "the hello could not be handled"}
	errBinary   = closing{websocket.StatusUnsupportedData, "frames are text"}
)

// run serves the socket until it ends.
func (c *connection) run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	failed := make(chan error, 2)
	go func() { failed <- c.write(ctx) }()
	go func() { failed <- c.read(ctx) }()
	err := <-failed
	var why closing
	if errors.As(err, &why) {
		// Close waits a while for the client to close as well: the reader has to be
		// able to take that.
		_ = c.socket.Close(why.status, why.reason)
	}
	cancel()
	_ = c.socket.CloseNow()
	<-failed
}

// write sends answers and events, until one cannot be sent in time.
func (c *connection) write(ctx context.Context) error {
	var events subscription
	var more <-chan conversations.Event
	defer func() {
		if events != nil {
			events.Stop()
		}
	}()
	for {
		var frame wire.Frame
		select {
		case frame = <-c.answers:
		case g := <-c.persons:
			if events != nil {
				events.Stop()
			}
			events, more, frame = g.events, g.events.Events, g.welcome
		case e, open := <-more:
			if !open {
				return c.ended()
			}
			frame = e.Frame
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := c.send(ctx, frame); err != nil {
			return err
		}
	}
}

// ended says why there are no more events.
func (c *connection) ended() error {
	if c.api.Talk.Bus.Closed() {
		return errShutdown
	}
	return errSlow
}

func (c *connection) send(ctx context.Context, f wire.Frame) error {
	text, err := json.Marshal(f)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, c.api.Limits.Write)
	defer cancel()
	return c.socket.Write(ctx, websocket.MessageText, text)
}
