package e2e

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// What cannot be understood or was refused is said once, by the name of what was
// asked; only where the status says so is it asked again, and then nothing is said.
func TestAnAnswerThatIsOfNoUseIsSaidOnceByName(t *testing.T) {
	t.Parallel()
	const proxy = "<html>a proxy's own page</html>"
	for name, c := range map[string]struct {
		to     string // the request whose first answer it is
		answer rig.Break
		said   []string // the one warning has these words; none, there is none
		tries  int
	}{
		"a ping's is no JSON":            {"ping", rig.Break{Status: 200, Body: []byte(proxy)}, []string{"ping"}, 1},
		"a ping's is empty":              {"ping", rig.Break{Status: 204}, []string{"ping"}, 1},
		"a ping is refused":              {"ping", rig.Break{Status: 418, Body: []byte(proxy)}, []string{"ping", "418"}, 1},
		"a ping is refused with reasons": {"ping", rig.Break{Status: 400, Body: []byte(`{"errors": [{"code": "first"}, {"code": "second"}]}`)}, []string{"ping", "400", "first"}, 1},
		"a ping's has objections":        {"ping", rig.Break{Status: 200, Body: []byte(`{"errors": [{"code": "odd", "message": "field app: odd."}, {}, 7]}`)}, []string{"ping", "odd", "field app"}, 1},
		"a ping's token has expired":     {"ping", rig.Break{Status: 200, Body: []byte(`{"jwt_expired": true}`)}, []string{"ping", "intercom_user_jwt"}, 1},
		"a ping's fields are odd":        {"ping", rig.Break{Status: 200, Body: []byte(`{"user": 7, "client_matches": {}, "session_expiry": "soon"}`)}, nil, 1},
		"a ping's comes later":           {"ping", rig.Break{Status: 503, Body: []byte(proxy)}, nil, 2},
		"a ping's is of too much":        {"ping", rig.Break{Status: 429, RetryAfter: "soon"}, nil, 2},
		"a ping's never comes":           {"ping", rig.Break{Raw: []byte{}}, nil, 2},
		"events are refused":             {"events", rig.Break{Status: 403, Body: []byte(proxy)}, []string{"events", "403"}, 1},
		"events are somewhere else":      {"events", rig.Break{Status: 304}, []string{"events", "304"}, 1},
		"events' comes later":            {"events", rig.Break{Status: 599}, nil, 2},
		"content is gone":                {"content/post/", rig.Break{Status: 404}, []string{"content", "404"}, 1},
		"content's comes later":          {"content/post/", rig.Break{Status: 408, RetryAfter: "-1"}, nil, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			w.HoldClock()
			w.WatchPulse()
			w.File("/pricing", page(documented, bootUser+`Intercom('trackEvent', 'first');`))
			tries := oneBad(w, c.to, c.answer)
			w.Open(w.Origin + "/pricing")
			rig.Until(t, "all tries", func() bool {
				w.Advance(5 * time.Minute)
				return tries() >= c.tries
			}, w.Console.String)
			w.Do(`Intercom('update', {plan: 'behind'})`)
			w.UntilStored("what comes behind", func() bool {
				w.Advance(5 * time.Minute)
				contacts := w.Contacts(rig.AppID)
				return len(contacts) == 1 && contacts[0].Custom["plan"] == "behind"
			})
			assert.Equal(t, c.tries, tries())
			assert.True(t, w.Pulse().Booted)
			said := append(w.Console.Said("warning"), w.Console.Said("error")...)
			if c.said == nil {
				assert.Empty(t, said)
			} else if assert.Len(t, said, 1) {
				assert.Len(t, w.Console.Said("warning", c.said...), 1, said)
			}
			assert.Empty(t, w.Console.Said("exception"))
		})
	}
}

// oneBad answers the first request whose name begins so in the backend's place, and
// returns how often that very request came.
func oneBad(w *rig.World, to string, answer rig.Break) (tries func() int) {
	var first atomic.Value // its key
	w.BreakFor(func(r *rig.Request) rig.Break {
		if strings.HasPrefix(r.Name(), to) && first.CompareAndSwap(nil, r.Form.Get("Idempotency-Key")) {
			return answer
		}
		return rig.Break{}
	})
	return func() int {
		n := 0
		for _, r := range w.Requests() {
			if r.Form.Get("Idempotency-Key") == first.Load() {
				n++
			}
		}
		return n
	}
}
