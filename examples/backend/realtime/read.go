package realtime

import (
	"context"
	"time"

	"github.com/coder/websocket"
)

// read takes frames, until one does not come in time or is none.
func (c *connection) read(ctx context.Context) error {
	patience := c.api.Limits.Hello
	for {
		text, err := c.next(ctx, patience)
		if err != nil {
			return err
		}
		if err := c.take(ctx, text); err != nil {
			return err
		}
		patience = c.api.Limits.Silence
	}
}

func (c *connection) next(ctx context.Context, patience time.Duration) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	kind, data, err := c.socket.Read(ctx)
	switch {
	case err != nil:
		return "", err
	case kind != websocket.MessageText:
		return "", errBinary
	case !c.pace.Allow():
		return "", errPace
	}
	return string(data), nil
}
