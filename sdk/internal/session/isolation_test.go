package session_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/require"
)

// watched is a world with two persons, A and B, and a backend, in which all that
// leaves the machine is checked: nothing of A may reach B, nor the other way.
// Every command brings a marker of its own along, such as m17; who of the two it
// belongs to is known when it is given, or it belongs to whoever it is sent with
// first.
type watched struct {
	*world
	page    int               // counts loads
	who     string            // who was last named: A, B, or "" for nobody in particular
	ended   bool              // somebody was booted, and nobody is
	lane    string            // page and lane of who was booted last
	owner   map[string]string // A or B, by marker
	lanes   map[string]string // A or B, by page and lane
	backend backend
	marks   int
}

var (
	markers = regexp.MustCompile(`m\d+m`)
	names   = regexp.MustCompile(`\b([AB])-(?:id|mail)`)
)

func watch(t testing.TB) *watched {
	return &watched{world: newWorld(t), owner: map[string]string{}, lanes: map[string]string{}, backend: newBackend()}
}

func (w *watched) mark() string {
	w.marks++
	m := fmt.Sprintf("m%dm", w.marks)
	if w.who != "" {
		w.owner[m] = w.who
	}
	return m
}

// full, mail and plain are settings: of a person by id and email, by email
// alone, and of nobody in particular.
func (w *watched) full(who string) string {
	w.who = who
	return fmt.Sprintf(`{"user_id":"%s-id","email":"%[1]s-mail@example.com","name":"%s","auth_tokens":{"t":"%s"}}`, who, w.mark(), w.mark())
}

func (w *watched) mail(who string) string {
	w.who = who
	return fmt.Sprintf(`{"email":"%s-mail@example.com","name":"%s"}`, who, w.mark())
}

func (w *watched) plain() string { return fmt.Sprintf(`{"plan":"%s"}`, w.mark()) }

// command carries out one of the commands, and then checks what came of it.
func (w *watched) command(op, arg byte) {
	who := string("AB"[arg%2])
	switch op % 15 {
	case 0:
		w.boot(w.full(who))
	case 1:
		w.boot(w.mail(who))
	case 2:
		w.boot(w.plain())
	case 3:
		w.update(w.full(who))
	case 4, 5:
		w.update(w.plain())
	case 6:
		w.track(w.mark())
	case 7:
		w.ended = w.ended || w.m.Booted()
		w.shutdown()
		w.who = ""
	case 8, 9:
		w.turn()
	case 10:
		w.deliver(arg)
	case 11:
		w.pass(time.Duration(arg) * 30 * time.Second)
	case 12:
		w.goTo(fmt.Sprint("page", arg%3))
	case 13:
		w.reload(arg)
	case 14:
		w.aside(arg)
	}
	w.check()
	if w.ended && !w.m.Booted() { // what was named now was told to nobody
		w.who = ""
	}
	w.ended = w.ended && !w.m.Booted()
}

// reload is the way to another page: of the same origin, or of a subdomain that
// shares the cookies but not the storage.
func (w *watched) reload(arg byte) {
	w.leave()
	w.check()
	if arg%3 == 0 { // by the time anybody is there, the backend knows what was sent
		w.backend.receive()
		clear(w.store)
	}
	w.load()
	w.page++
	w.who, w.ended = "", false
}

func (w *watched) aside(arg byte) {
	switch arg % 3 {
	case 0:
		w.suspend()
		w.who, w.ended = "", false
	case 1:
		w.leave()
	case 2:
		w.did("p1", "dismissed")
	}
}

// deliver brings one request to the backend, and the answer back to its page.
func (w *watched) deliver(arg byte) {
	r, outcome, status, body := w.backend.answer(w.t, arg)
	if r == nil || r.page != w.page {
		return
	}
	before := w.m.Booted()
	w.run(w.m.Answer(w.now, r.lane, r.name, outcome, status, body))
	w.ended = w.ended || before && !w.m.Booted()
}

// check looks at all that the last command brought about.
func (w *watched) check() {
	lane := func(n int) string { return fmt.Sprint(w.page, "/", n) }
	for _, e := range w.effects {
		switch e := e.(type) {
		case session.OpenLane:
			w.lane = lane(e.Lane)
			w.backend.uses(w.lane, e.Session)
		case session.LaneSession:
			w.backend.uses(lane(e.Lane), e.Session)
		case session.SetCookie:
			require.NotRegexp(w.t, names, e.Value)
			if e.Name == cookie.Session(app) && e.Value != "" {
				w.backend.uses(w.lane, e.Value)
			}
		case session.Store:
			require.NotRegexp(w.t, names, e.State)
			require.NotRegexp(w.t, markers, e.State)
		case session.DropLane:
			w.backend.drop(w.page, e.Lane)
		}
	}
	for _, s := range w.take() {
		named := w.checkSent(s, lane(s.lane))
		w.backend.add(&posted{s, w.page, lane(s.lane), named, w.lanes[lane(s.lane)]})
	}
	w.backend.check(w.t, w.lanes)
}

// checkSent returns who the request names. A lane belongs to whoever it names, or
// to whoever something is sent for in it.
func (w *watched) checkSent(s sent, lane string) (named string) {
	text := string(wire.AppendJSON(nil, wire.Object{{Key: "", Value: s.UserData}, {Key: "", Value: s.AuthTokens}}))
	for _, e := range s.Events {
		text += e.Name
	}
	belongs := func(who string) {
		if w.lanes[lane] == "" {
			w.lanes[lane] = who
		}
		require.Equal(w.t, w.lanes[lane], who, "two persons in one lane: %s", text)
	}
	for _, name := range names.FindAllStringSubmatch(text, -1) {
		named = name[1]
		belongs(named)
	}
	for _, m := range markers.FindAllString(text, -1) {
		if w.owner[m] == "" {
			w.owner[m] = w.lanes[lane]
		}
		belongs(w.owner[m])
	}
	return named
}

// play carries out commands, two bytes each.
func play(t testing.TB, commands []byte) {
	defer func() {
		if t.Failed() {
			t.Logf("commands: %#v", commands)
		}
	}()
	w := watch(t)
	for i := 0; i+1 < len(commands) && i < 400; i += 2 {
		w.command(commands[i], commands[i+1])
	}
}

func TestNothingOfOnePersonReachesAnother(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 1500 {
		commands := make([]byte, 2*(3+i/30))
		for i := range commands {
			commands[i] = byte(random.UintN(256))
		}
		play(t, commands)
	}
}

func FuzzPersonsStayApart(f *testing.F) {
	f.Add([]byte{0, 0, 8, 0, 10, 0, 3, 1, 8, 0, 10, 0})           // boot A, answer, update B
	f.Add([]byte{0, 0, 8, 0, 10, 0, 13, 0, 0, 1, 6, 0, 8, 0})     // boot A, another subdomain, boot B, event
	f.Add([]byte{3, 0, 1, 1, 8, 0})                               // early update A, boot B by email
	f.Add([]byte{0, 0, 14, 0, 0, 1, 8, 0, 10, 1, 10, 0})          // boot A suspended, boot B
	f.Add([]byte{2, 0, 8, 0, 10, 0, 3, 0, 13, 1, 0, 1, 8, 0})     // visitor, update A, next page, boot B
	f.Add([]byte{2, 0, 4, 0, 7, 0, 0, 1, 8, 0, 10, 0, 11, 1})     // visitor, shutdown, boot B
	f.Add([]byte{0, 1, 8, 0, 10, 255, 0, 0, 6, 0, 8, 0, 10, 254}) // refusals
	f.Fuzz(func(t *testing.T, commands []byte) { play(t, commands) })
}
