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

// history is so many parts, one a minute, the last one now.
func history(n int) []talk.Part {
	var parts []talk.Part
	for i := range n {
		who := ada
		if i/3%2 == 0 {
			who = me
		}
		parts = append(parts, said("p"+strconv.Itoa(i), who, ago(time.Duration(n-i)*time.Minute), "Text "+strconv.Itoa(i)))
	}
	return parts
}

// drawing draws one conversation again and again, as the client does.
type drawing struct {
	s     *talk.State
	c     *talk.Conversation
	texts *messenger.Texts
}

func newDrawing(parts ...talk.Part) drawing {
	s, c := conversation(parts...)
	return drawing{s, c, messenger.TextsOf(nil)}
}

// stretches are what is drawn of the log, by Key; and how many parts are in them.
func (d drawing) stretches() (map[string]messenger.Node, int) {
	out, parts := map[string]messenger.Node{}, 0
	for _, n := range classed(messenger.View(d.s, messenger.Look{}, d.texts, today).Body, "stretch") {
		out[n.Key] = n
		parts += len(classed(n, "part"))
	}
	return out, parts
}

// changed is how many stretches are not what they were before.
func changed(before, after map[string]messenger.Node) int {
	n := 0
	for key, now := range after {
		if was, ok := before[key]; !ok || was.Same != now.Same {
			n++
		}
	}
	return n
}

func TestOfALongHistoryOnlyTheEndIsDrawnAgain(t *testing.T) {
	d := newDrawing(history(1000)...)
	before, parts := d.stretches()
	assert.Equal(t, 1000, parts)
	assert.Greater(t, len(before), 20)
	for key, n := range before {
		assert.NotEmpty(t, n.Same, key)
	}
	again, _ := d.stretches()
	assert.Zero(t, changed(before, again))
	d.c.Parts = append(d.c.Parts, said("new", ada, ago(0), "New"))
	after, parts := d.stretches()
	assert.Equal(t, 1001, parts)
	assert.LessOrEqual(t, changed(before, after), 1)
}

func TestEarlierPartsLeaveTheLaterOnesAlone(t *testing.T) {
	all := history(300)
	d := newDrawing(all[150:]...)
	before, _ := d.stretches()
	d.c.Parts = all
	after, parts := d.stretches()
	assert.Equal(t, 300, parts)
	same := 0
	for key, n := range before {
		if after[key].Same == n.Same {
			same++
		}
	}
	assert.GreaterOrEqual(t, same, len(before)-1, "but the one where the earlier ones end")
}

func TestWhatChangesIsDrawnAgain(t *testing.T) {
	for name, change := range map[string]func(d drawing, p *talk.Part){
		"sent":       func(_ drawing, p *talk.Part) { p.Status = talk.Sent },
		"failed":     func(_ drawing, p *talk.Part) { p.Status = talk.Failed },
		"why":        func(_ drawing, p *talk.Part) { p.Error = talk.ErrTooLong },
		"an id":      func(_ drawing, p *talk.Part) { p.ID = "2" },
		"progress":   func(_ drawing, p *talk.Part) { p.Files[0].Share = .5 },
		"a file":     func(_ drawing, p *talk.Part) { p.Files[0].Error = talk.ErrType },
		"uploaded":   func(_ drawing, p *talk.Part) { p.Files = nil },
		"the rating": func(d drawing, _ *talk.Part) { d.c.Rating = 3 },
	} {
		t.Run(name, func(t *testing.T) {
			part := said("", me, ago(0), "x")
			part.ClientUUID, part.Status, part.Files = "uuid", talk.Sending, []talk.File{{ID: "f", Name: "a"}}
			d := newDrawing(part)
			before, _ := d.stretches()
			change(d, &d.c.Parts[0])
			after, _ := d.stretches()
			require.Len(t, after, 1)
			assert.Equal(t, 1, changed(before, after))
			for key := range after {
				assert.NotEqual(t, classed(before[key], "part")[0].Same, classed(after[key], "part")[0].Same)
			}
		})
	}
}

func TestMidnightChangesTheDays(t *testing.T) {
	d := newDrawing(history(3)...)
	before, _ := d.stretches()
	tomorrow := messenger.View(d.s, messenger.Look{}, d.texts, today.Add(24*time.Hour)).Body
	after := map[string]messenger.Node{}
	for _, n := range classed(tomorrow, "stretch") {
		after[n.Key] = n
	}
	assert.Equal(t, 1, changed(before, after))
	assert.Equal(t, "Yesterday", words(tagged(tomorrow, "h2")[0]))
}

func TestKeysAreOfOneNodeEach(t *testing.T) {
	parts := history(200)
	parts = append(parts, parts[199]) // a backend that is wrong
	parts[200].CreatedAt -= 300 * 24 * 3600
	d := newDrawing(parts[:200]...)
	d.c.NeedsEmail, d.c.Typing, d.c.HasMoreParts, d.c.Text, d.c.Lost = true, &ada, true, "x", []string{"a"}
	d.c.Files = []talk.File{{ID: "1"}, {ID: "2"}}
	for _, s := range []*talk.State{d.s, at("home"), at("messages"), at("help")} {
		s.List = append(s.List, &talk.Conversation{Key: "k1"}, &talk.Conversation{Key: "k2"})
		all(messenger.View(s, messenger.Look{}, d.texts, today).Body, func(n messenger.Node) {
			seen := map[string]bool{}
			for _, kid := range n.Kids {
				if kid.Key != "" {
					assert.False(t, seen[kid.Key], kid.Key)
					seen[kid.Key] = true
				}
			}
		})
	}
	d.c.Parts = parts
	assert.NotPanics(t, func() { d.stretches() })
}

func TestNothingIsKeptOfWhatIsNotOnTheScreen(t *testing.T) {
	d := newDrawing(history(100)...)
	d.stretches()
	assert.Positive(t, d.texts.Remembered())
	d.s.Conversation = ""
	d.stretches()
	assert.Zero(t, d.texts.Remembered())
	d.s.Conversation = "c1"
	d.stretches()
	d.s.Open = false
	d.stretches()
	assert.Zero(t, d.texts.Remembered())
}

func BenchmarkDrawAgain(b *testing.B) {
	d := newDrawing(history(10_000)...)
	d.stretches()
	b.ReportAllocs()
	for b.Loop() {
		messenger.View(d.s, messenger.Look{}, d.texts, today)
	}
}

func BenchmarkDrawFirst(b *testing.B) {
	s, _ := conversation(history(50)...)
	b.ReportAllocs()
	for b.Loop() {
		messenger.View(s, messenger.Look{}, messenger.TextsOf(nil), today)
	}
}

func TestALongHistoryIsDrawnPieceByPieceFromItsEnd(t *testing.T) {
	d := newDrawing(history(200)...)
	d.c.HasMoreParts = true
	d.texts.Most = 16
	var before map[string]messenger.Node
	for drawn := 0; ; {
		p := messenger.View(d.s, messenger.Look{}, d.texts, today)
		list := classed(p.Body, "part")
		assert.Contains(t, words(list[len(list)-1]), "Text 199")
		require.True(t, len(list) > drawn || drawn == 200, "each time more")
		assert.LessOrEqual(t, len(list)-drawn, 48, "but not much")
		log := one(t, p.Body, "role", "log")
		assert.Equal(t, p.More, attr(log, messenger.OnTop) == "", "nobody asks for earlier ones before")
		if !p.More {
			assert.Len(t, list, 200)
			return
		}
		var now map[string]messenger.Node
		now, drawn = d.stretches()
		for key := range before {
			assert.Contains(t, now, key)
		}
		before = now
	}
}

func TestNothingThatIsDrawnIsLeftOut(t *testing.T) {
	all := history(120)
	d := newDrawing(all[:20]...)
	_, parts := d.stretches()
	assert.Equal(t, 20, parts)
	d.texts.Most, d.c.Parts = 16, all
	_, parts = d.stretches()
	assert.Equal(t, 120, parts, "what is new is behind it")
}
