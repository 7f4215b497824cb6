package e2e

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// cut takes the network from the visitor's page: what is sent never arrives, and what
// was connected is not any more.
func cut(t *testing.T, w *rig.World) {
	t.Helper()
	w.BreakFor(func(*rig.Request) rig.Break { return rig.Break{Drop: true} })
	require.NoError(t, w.Offline(true))
	w.Sever()
}

// mend gives it back.
func mend(t *testing.T, w *rig.World) {
	t.Helper()
	w.BreakFor(nil)
	require.NoError(t, w.Offline(false))
}

func TestNothingIsLostOrDoubledByACut(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.HoldClock()
	serveTalk(w, "")
	w.Open(w.Origin + "/elsewhere")
	untilTalk(w.Tab)
	o := begun(t, w, "Before")
	cut(t, w)
	w.UntilWords("offline")
	w.Say("One")
	w.Say("Two")
	w.UntilSaid("> Before", "> One (failed)", "> Two (sending)")
	w.Advance(10 * time.Second)
	o.Answer("Are you still there?")
	o.UntilHeard("Are you still there?")
	w.Say("Three")
	assert.Equal(t, []string{"> Before"}, o.Heard()[:1])
	assert.Len(t, o.Heard(), 2)

	mend(t, w)
	rig.Until(t, "everything said on both sides", func() bool {
		w.Advance(10 * time.Second)
		return len(w.Said()) == 5 && len(o.Heard()) == 5
	}, func() string { return w.Words() })
	w.UntilSaid("> Before", "Are you still there?", "> One", "> Two", "> Three")
	assert.Equal(t, []string{"> Before", "Are you still there?", "> One", "> Two", "> Three"}, o.Heard())
	assert.NotContains(t, w.Words(), "offline")

	rig.Until(t, "a new connection", func() bool {
		w.Advance(10 * time.Second)
		return w.Sockets() >= 2
	}, w.Console.String)
	o.Answer("Good")
	w.UntilSaid("> Before", "Are you still there?", "> One", "> Two", "> Three", "Good")
	assert.Empty(t, w.Console.Said("exception"))
}

func TestAMessageWhoseAnswerIsLostArrivesOnce(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.HoldClock()
	serveTalk(w, "")
	w.Open(w.Origin + "/elsewhere")
	untilTalk(w.Tab)
	w.BreakFor(func(r *rig.Request) rig.Break { return rig.Break{Lose: r.Name() == "messages"} })
	w.Compose()
	w.Say("Hello")
	w.UntilSaid("> Hello (failed)")
	w.UntilWords("Retry")
	w.BreakFor(nil)
	w.ClickTalk(`button[data-act=retry]`)
	w.UntilSaid("> Hello")
	assert.Len(t, rig.Query[string](w.Backend, `SELECT id FROM conversations`), 1)
	for _, r := range w.Requests("messages") {
		assert.Equal(t, w.Requests("messages")[0].Form.Get("Idempotency-Key"), r.Form.Get("Idempotency-Key"))
	}
	w.Say("Again")
	w.UntilSaid("> Hello", "> Again")
}

func TestAMessageThatCouldNotBeSentCanBeDiscarded(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Before")
	w.BreakFor(func(*rig.Request) rig.Break { return rig.Break{Drop: true} })
	w.Say("Oh no")
	w.UntilSaid("> Before", "> Oh no (failed)")
	w.ClickTalk(`button[data-act=discard]`)
	w.UntilSaid("> Before")
	w.BreakFor(nil)
	w.Say("Behind")
	w.UntilSaid("> Before", "> Behind")
	o.UntilHeard("Behind")
	assert.Equal(t, []string{"> Before", "> Behind"}, o.Heard())
}

func TestWhatWasSaidInTheCutIsSentByTheNextPage(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Before")
	w.BreakFor(func(*rig.Request) rig.Break { return rig.Break{Drop: true} })
	w.Say("One")
	w.UntilSaid("> Before", "> One (failed)")
	w.Say("Two")
	w.UntilSaid("> Before", "> One (failed)", "> Two (sending)")
	w.BreakFor(nil)
	w.Reload()
	w.UntilOpen()
	w.UntilSaid("> Before", "> One", "> Two")
	o.UntilHeard("Two")
	assert.Equal(t, []string{"> Before", "> One", "> Two"}, o.Heard())
}
