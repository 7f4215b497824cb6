package outbox_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

func TestTheOldestEventsMakeRoom(t *testing.T) {
	b := open(t, storage{}, "a")
	b.update("ada", 1.0)
	b.did("ada", "p1")
	for i := range 1200 {
		b.event("ada", fmt.Sprint("e", i))
	}
	assert.LessOrEqual(t, b.Pending(), 1000)
	said := b.drain()
	assert.Equal(t, []string{"1", "content/post/p1/seen"}, said[:2], "updates stay")
	var events []string
	for _, batch := range said[2:] {
		events = append(events, strings.Split(batch, "+")...)
	}
	assert.Equal(t, "e1199", events[len(events)-1])
	assert.Equal(t, wire.Object{{Key: "dropped_full", Value: float64(1200 - len(events))}}, b.Dropped(), "what is gone is counted")
	assert.GreaterOrEqual(t, len(events), 948, "and no more than there had to")
}

func TestAMegabyteIsEnough(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	for range 40 {
		b.event("ada", strings.Repeat("x", 40<<10))
	}
	size := 0
	for key, text := range s {
		size += len(key) + len(text)
	}
	assert.LessOrEqual(t, size, 1<<20)
	assert.Greater(t, size, 900<<10)
	assert.NotNil(t, b.Dropped())
}

func TestUpdatesAreMergedRatherThanDropped(t *testing.T) {
	b := open(t, storage{}, "a")
	for i := range 1100 {
		data := wire.Object{{Key: fmt.Sprint("k", i%7), Value: float64(i)}}
		b.Add(b.entry("ada", wire.Ping, wire.Member{Key: "user_data", Value: data}), b.now)
	}
	assert.LessOrEqual(t, b.Pending(), 1000)
	assert.Nil(t, b.Dropped())
	last := map[string]any{}
	for {
		posts := b.next()
		if len(posts) == 0 {
			break
		}
		for _, m := range posts[0].Entry.Fields.Object("user_data") {
			last[m.Key] = m.Value
		}
		b.answer(200, posts...)
	}
	for i := 1093; i < 1100; i++ {
		assert.Equal(t, float64(i), last[fmt.Sprint("k", i%7)])
	}
}

func TestWhatIsOnItsWayIsNotDropped(t *testing.T) {
	b := open(t, storage{}, "a")
	b.event("ada", "on its way")
	b.now = b.now.Add(time.Second)
	posts := b.next()
	for i := range 1200 {
		b.event("ada", fmt.Sprint("e", i))
	}
	b.answer(503, posts...)
	b.now = b.now.Add(time.Second)
	assert.Equal(t, []string{"on its way"}, b.saying(b.next()))
}

func TestReportsDoNotTakeThePlaceOfEvents(t *testing.T) {
	b := open(t, storage{}, "a")
	for i := range 20_000 {
		b.event("ada", fmt.Sprint("e", i))
		if counts := b.Dropped(); counts != nil {
			b.Add(b.entry("ada", wire.Metrics, wire.Member{Key: wire.MetricsField, Value: counts}), b.now)
		}
	}
	events := 0
	for _, said := range b.drain() {
		if strings.HasPrefix(said, "e") {
			events += strings.Count(said, "+") + 1
		}
	}
	assert.GreaterOrEqual(t, events, 949, "a batch of fifty goes for the one too many")
}
