package outbox_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/outbox"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var now = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// filled is an outbox of two lanes: 1 with a, b, c and 2 with x, y.
func filled(t *testing.T) *outbox.Outbox {
	t.Helper()
	o := &outbox.Outbox{}
	o.Open(1, "https://one.example", "session1")
	o.Open(2, "https://two.example/base", "")
	for _, key := range []string{"a", "b", "c"} {
		require.True(t, o.Add(entry(1, key)))
	}
	for _, key := range []string{"x", "y"} {
		require.True(t, o.Add(entry(2, key)))
	}
	return o
}

func entry(lane int, key string) outbox.Entry {
	return outbox.Entry{Lane: lane, Name: wire.Ping, Body: "k=" + key, Key: key}
}

func keys(posts []outbox.Post) []string {
	var out []string
	for _, p := range posts {
		out = append(out, p.Entry.Key)
	}
	return out
}

// settle says that the posts were answered with the status.
func settle(o *outbox.Outbox, status int, posts ...outbox.Post) {
	for _, p := range posts {
		o.Settle(p.Entry, status, "", now, 0.5)
	}
}

func TestPostHasTheLanesAddressAndSession(t *testing.T) {
	posts := filled(t).Due(now)
	require.Len(t, posts, 2)
	assert.Equal(t, "https://one.example/messenger/web/ping", posts[0].URL)
	assert.Equal(t, "k=a&anonymous_session=session1", posts[0].Body)
	assert.Equal(t, "https://two.example/base/messenger/web/ping", posts[1].URL)
	assert.Equal(t, "k=x", posts[1].Body)
}

func TestLanesGoOneRequestAtATimeInTheirOwnOrder(t *testing.T) {
	o := filled(t)
	var sent []string
	for range 10 {
		posts := o.Due(now)
		assert.Empty(t, o.Due(now), "nothing else while these are on their way")
		sent = append(sent, keys(posts)...)
		settle(o, 200, posts...)
	}
	assert.Equal(t, []string{"a", "x", "b", "y", "c"}, sent)
}

func TestALanesTroubleHoldsUpNoOther(t *testing.T) {
	o := filled(t)
	posts := o.Due(now)
	settle(o, 500, posts[0])
	settle(o, 200, posts[1])
	assert.Equal(t, []string{"y"}, keys(o.Due(now)))
}
