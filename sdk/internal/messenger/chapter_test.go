package messenger_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// chapters are those of the log, in order.
func (d drawing) chapters() []messenger.Node {
	return classed(messenger.View(d.s, messenger.Look{}, d.texts, today).Body, "chapter")
}

// keysOf are the keys of the chapters, by those of the stretches in them.
func keysOf(chapters []messenger.Node) map[string]string {
	out := map[string]string{}
	for _, n := range chapters {
		for _, kid := range n.Kids {
			out[kid.Key] = n.Key
		}
	}
	return out
}

func TestALongHistoryHasFewChapters(t *testing.T) {
	d := newDrawing(history(10_000)...)
	chapters := d.chapters()
	assert.Greater(t, len(chapters), 100)
	assert.Less(t, len(chapters), 600)
	for _, n := range chapters {
		assert.Less(t, len(n.Kids), 80)
	}
}

func TestAChapterGrowsAtBothEnds(t *testing.T) {
	all := history(3000)
	d := newDrawing(all[1500:1600]...)
	before := d.chapters()
	for from, to := 1500, 1600; from >= 0; from, to = from-20, min(to+20, 3000) {
		d.c.Parts = all[from:to]
		now := d.chapters()
		was, is := keysOf(before), keysOf(now)
		seen := map[string]bool{}
		for _, n := range now {
			require.False(t, seen[n.Key], "a key of its own")
			seen[n.Key] = true
		}
		for stretch, chapter := range was {
			if key, there := is[stretch]; there {
				require.Equal(t, chapter, key, "%s from %d to %d", stretch, from, to)
			}
		}
		before = now
	}
}

// Where stretches end is nothing that anybody sees.
func TestASpeechGoesOnThroughStretches(t *testing.T) {
	var parts []talk.Part
	for i := range 200 {
		parts = append(parts, said("p"+strconv.Itoa(i), ada, ago(time.Duration(200-i)*time.Second), "Text"))
	}
	d := newDrawing(parts[100:]...)
	for _, list := range [][]talk.Part{parts[100:], parts[:150], parts} {
		d.c.Parts = list
		body := messenger.View(d.s, messenger.Look{}, d.texts, today).Body
		assert.Greater(t, len(classed(body, "stretch")), 5)
		assert.Len(t, classed(body, "first"), 1)
		assert.Len(t, classed(body, "last"), 1)
	}
}

func TestOnlyTheChapterThatChangesIsLookedInto(t *testing.T) {
	d := newDrawing(history(1000)...)
	before := d.chapters()
	after := d.chapters()
	require.Equal(t, before, after)
	d.c.Parts[500].Status = "failed"
	after = d.chapters()
	different := 0
	for i, n := range after {
		if n.Same != before[i].Same {
			different++
		}
	}
	assert.Equal(t, 1, different)
}
