package talk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// world is what is around a Talk: it keeps its records and its effects.
type world struct {
	t testing.TB
	*talk.Talk
	now     time.Time
	ids     int
	records map[string]string
	effects []talk.Effect // since the last look
}

func newWorld(t testing.TB) *world {
	w := &world{t: t, now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), records: map[string]string{}}
	w.load()
	w.restore()
	return w
}

var visitor = talk.Person{ID: "v1", Key: "s1", Visitor: true}

// load is a new page; records stay.
func (w *world) load() {
	w.effects = nil
	w.Talk = talk.Begin(talk.Config{Random: func() float64 { return 0.5 }, NewID: func() string {
		w.ids++
		return fmt.Sprintf("u%d", w.ids)
	}}, visitor)
}

// restore is the backend's first word, and what was kept.
func (w *world) restore(waiting ...talk.Waiting) {
	w.run(w.Pinged(w.now, wire.PingAnswer{}, visitor))
	var records []talk.Record
	for _, key := range sorted(w.records) {
		records = append(records, talk.Record{Key: key, Value: w.records[key]})
	}
	w.run(w.Restore(w.now, []string{"v1"}, records, waiting))
}

func (w *world) run(effects []talk.Effect) {
	w.effects = append(w.effects, effects...)
	for _, e := range effects {
		if e, ok := e.(talk.Keep); ok {
			w.records[e.Key] = e.Value
			if e.Value == "" {
				delete(w.records, e.Key)
			}
		}
	}
}

func (w *world) does(name, arg, value string) {
	w.run(w.Act(w.now, talk.Act{Name: name, Arg: arg, Value: value}))
}

// answers answers a question that is open, with 200.
func (w *world) answers(name, body string) { w.answersWith(name, 200, body) }

func (w *world) answersWith(name string, status int, body string) {
	w.t.Helper()
	for _, a := range look[talk.Ask](w) {
		if a.Name == name {
			w.drop(a)
			w.run(w.Answered(w.now, a, status, body))
			return
		}
	}
	require.Fail(w.t, "nobody asked", name)
}

func (w *world) drop(a talk.Ask) {
	for i, e := range w.effects {
		if e, ok := e.(talk.Ask); ok && e.Name == a.Name && e.Before == a.Before && e.Page == a.Page {
			w.effects = append(w.effects[:i:i], w.effects[i+1:]...)
			return
		}
	}
}

// settles is the backend's 200 to a message.
func (w *world) settles(name, uuid, body string) {
	w.run(w.Settled(w.now, name, uuid, wire.Done, 200, body))
}

// hears is a frame from another tab: it needs no connection.
func (w *world) hears(frame string) {
	w.run(w.Hear(w.now, wire.Object(nil).WithText("type", "frame").WithText("text", frame)))
}

// look returns the effects of one type.
func look[E any](w *world) (found []E) {
	for _, e := range w.effects {
		if e, ok := e.(E); ok {
			found = append(found, e)
		}
	}
	return found
}

// sent is what was sent since the last look, as name and uuid.
func (w *world) sent() (list []string) {
	for _, s := range look[talk.Send](w) {
		list = append(list, strings.TrimSpace(s.Name+" "+s.Request.ClientUUID))
	}
	return list
}

func sorted(m map[string]string) (keys []string) {
	for key := range m {
		keys = append(keys, key)
	}
	for i := range keys {
		for j := i; j > 0 && keys[j] < keys[j-1]; j-- {
			keys[j], keys[j-1] = keys[j-1], keys[j]
		}
	}
	return keys
}

// part is a part as JSON: by whom, with which uuid, when.
func part(id, author, uuid string, at int64) string {
	return fmt.Sprintf(`{"id":%q,"part_type":"comment","author":{"type":%q,"id":"x"},"client_assigned_uuid":%q,"created_at":%d,"blocks":[{"type":"paragraph","text":%q}]}`, id, author, uuid, at, id)
}

func conversation(id string, more bool, parts ...string) string {
	return fmt.Sprintf(`{"id":%q,"state":"open","updated_at":100,"has_more_parts":%v,"parts":[%s]}`, id, more, strings.Join(parts, ","))
}

func partFrame(id string, parts ...string) string {
	return `{"type":"part","conversation":` + conversation(id, false, parts...) + `}`
}

// shows are the parts of the conversation on the screen: ids, or uuids with their
// status.
func (w *world) shows() (list []string) {
	w.t.Helper()
	c := w.Current()
	require.NotNil(w.t, c)
	for i := range c.Parts {
		p := &c.Parts[i]
		if p.ID != "" {
			list = append(list, p.ID)
		} else {
			list = append(list, p.ClientUUID+" "+p.Status)
		}
	}
	return list
}

const home = `{"spaces":["home","messages"],"conversations":[],"has_more_conversations":false,"unread_conversation_ids":[],"upload":{"max_bytes":100}}`

// inConversation is a world that shows conversation 7 with those parts.
func inConversation(t testing.TB, more bool, parts ...string) *world {
	w := newWorld(t)
	w.does("open", "7", "")
	w.answers("open", home)
	w.answers("conversations/7", conversation("7", more, parts...))
	assert.Empty(t, look[talk.Ask](w))
	return w
}
