package inbox

import (
	"bufio"
	"context"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// listen opens a stream; next waits for one event of it and returns its lines.
func (o *operator) listen() (next func() []string) {
	ctx, stop := context.WithCancel(o.d.ctx)
	o.d.t.Cleanup(stop)
	w, err := http.DefaultTransport.RoundTrip(o.request("GET", "/inbox/stream", byHTMX, nil).WithContext(ctx))
	require.NoError(o.d.t, err)
	require.Equal(o.d.t, "text/event-stream", w.Header.Get("Content-Type"))
	lines := bufio.NewScanner(w.Body)
	return func() (event []string) {
		for lines.Scan() && lines.Text() != "" {
			event = append(event, lines.Text())
		}
		return event
	}
}

// nextBut skips what is told of people.
func nextBut(next func() []string) []string {
	for {
		if e := next(); len(e) == 0 || e[0] != "event: inbox-person" {
			return e
		}
	}
}

func TestWhatHappensIsTold(t *testing.T) {
	d := open(t)
	o := d.operator(token)
	elsewhere := d.operator(otherToken).listen()
	next := o.listen()
	assert.Equal(t, []string{"event: inbox-changed", "data: "}, nextBut(next), "whoever connects reads again")
	nextBut(elsewhere)

	id := d.writes(d.ada, paragraph("Hello"))
	assert.Equal(t, []string{"event: inbox-changed", "data: " + id}, nextBut(next))
	d.Service.PersonTyping(d.ada, id)
	assert.Equal(t, []string{"event: inbox-typing", `data: {"id":"` + id + `","name":"Ada"}`}, nextBut(next))

	require.NoError(t, d.Service.Typing(d.ctx, d.ws, id, d.ws.Admins[0]))
	require.NoError(t, d.Service.Typing(d.ctx, d.ws, id, d.ws.Admins[1]))
	assert.Equal(t, []string{"event: inbox-typing", `data: {"id":"` + id + `","name":"Two"}`}, nextBut(next), "one's own typing is not news")

	d.Service.Bus.Close()
	assert.Empty(t, nextBut(next))
	assert.Empty(t, nextBut(elsewhere), "another workspace heard of nothing")
}

func TestStreamsAreBounded(t *testing.T) {
	d := open(t)
	o := d.operator(token)
	for range 8 {
		o.listen()
	}
	r := o.do("GET", "/inbox/stream", byHTMX)
	assert.Equal(t, http.StatusServiceUnavailable, r.status)
	assert.Equal(t, "5", r.header.Get("Retry-After"))
}

func TestTypingReachesThePerson(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	heard, err := d.Service.Bus.Subscribe("person:" + d.ada.ID)
	require.NoError(t, err)
	defer heard.Stop()
	o := d.operator(token)
	assert.Equal(t, http.StatusNoContent, o.post("/inbox/conversations/"+id+"/typing").status)
	assert.Equal(t, "One", (<-heard.Events).Author.Name)
}
