package outbox_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/outbox"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSessionIsTheLatestWhenARequestGoesOut(t *testing.T) {
	o := filled(t)
	settle(o, 200, o.Due(now)...)
	o.SetSession(1, "session2")
	o.SetSession(7, "nobody's")
	posts := o.Due(now)
	assert.Equal(t, "k=b&anonymous_session=session2", posts[0].Body)
	assert.Equal(t, "k=y", posts[1].Body)
}

func TestDropForgetsALane(t *testing.T) {
	o := filled(t)
	posts := o.Due(now)
	o.Drop(1)
	settle(o, 500, posts...)
	assert.Equal(t, []string{"x"}, keys(o.Due(now.Add(time.Hour))), "the other lane goes on")
	assert.Equal(t, []string{"y"}, keys(o.Rest()))
	assert.False(t, o.Add(entry(1, "late")))
}

func TestSweepKeepsTheLaneInUseAndWhatIsNotEmpty(t *testing.T) {
	o := &outbox.Outbox{}
	for lane := 1; lane <= 3; lane++ {
		o.Open(lane, "", "")
	}
	o.Add(entry(2, "a"))
	o.Sweep(3)
	assert.False(t, o.Add(entry(1, "late")), "an empty lane of somebody gone")
	assert.True(t, o.Add(entry(2, "b")))
	assert.True(t, o.Add(entry(3, "c")))
	assert.Equal(t, []string{"a", "b", "c"}, keys(o.Rest()))
}

func TestALaneIsBounded(t *testing.T) {
	o := &outbox.Outbox{}
	o.Open(1, "", "")
	o.Open(2, "", "")
	for range outbox.Limit {
		require.True(t, o.Add(entry(1, "k")))
	}
	assert.False(t, o.Add(entry(1, "k")))
	assert.True(t, o.Add(entry(2, "k")), "another person's lane has its own bound")
	settle(o, 200, o.Due(now)...)
	assert.True(t, o.Add(entry(1, "k")))
}

func TestWhatHasNoLaneIsNotTaken(t *testing.T) {
	o := &outbox.Outbox{}
	assert.False(t, o.Add(entry(1, "k")))
	assert.Empty(t, o.Rest())
}

func TestAPersonWhoComesBackWaitsForWhatIsUnsentFromBefore(t *testing.T) {
	for name, test := range map[string]struct {
		who   string
		base  string
		waits bool
	}{
		"the same person":             {"ada", "https://one.example", true},
		"another person":              {"grace", "https://one.example", false},
		"the same at another backend": {"ada", "https://two.example", false},
		"nobody that could come back": {"", "https://one.example", false},
	} {
		t.Run(name, func(t *testing.T) {
			o := &outbox.Outbox{}
			o.Open(1, "https://one.example", "")
			o.Open(2, test.base, "")
			o.Add(outbox.Entry{Lane: 1, Key: "first", Who: "ada"})
			o.Add(outbox.Entry{Lane: 1, Key: "second", Who: "ada"})
			o.Add(outbox.Entry{Lane: 2, Key: "back", Who: test.who})
			first := o.Due(now)
			if !test.waits {
				assert.Equal(t, []string{"first", "back"}, keys(first))
				return
			}
			assert.Equal(t, []string{"first"}, keys(first))
			_, pending := o.Wake()
			assert.False(t, pending, "nothing to wake for while the first is on its way")
			settle(o, 503, first...)
			assert.Equal(t, []string{"first"}, keys(o.Due(now.Add(time.Hour))))
			settle(o, 200, first...)
			second := o.Due(now.Add(time.Hour))
			assert.Equal(t, []string{"second"}, keys(second))
			settle(o, 200, second...)
			assert.Equal(t, []string{"back"}, keys(o.Due(now.Add(time.Hour))))
		})
	}
}
