package talk_test

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAMessageIsOneWhateverComesFirst(t *testing.T) {
	mine := part("p2", "lead", "u1", 20)
	steps := map[string]func(w *world){
		"answer": func(w *world) { w.settles("conversations/7/reply", "u1", mine) },
		"frame":  func(w *world) { w.hears(partFrame("7", mine)) },
		"page": func(w *world) {
			w.run(w.Answered(w.now, talk.Ask{Name: "conversations/7", Conversation: "7"}, 200, conversation("7", false, part("p1", "admin", "", 10), mine)))
		},
		"list": func(w *world) {
			w.run(w.Answered(w.now, talk.Ask{Name: "conversations", Page: 1}, 200, `{"conversations":[`+conversation("7", false, mine)+`]}`))
		},
		"none": func(*world) {},
	}
	for first, one := range steps {
		for second, two := range steps {
			t.Run(first+" then "+second, func(t *testing.T) {
				w := inConversation(t, false, part("p1", "admin", "", 10))
				w.does("send", "", "Hello")
				require.Equal(t, []string{"p1", "u1 sending"}, w.shows())
				one(w)
				two(w)
				if first != "none" || second != "none" {
					assert.Equal(t, []string{"p1", "p2"}, w.shows())
					assert.Equal(t, talk.Sent, w.Current().Parts[1].Status)
				}
			})
		}
	}
}

func TestANewConversationIsOneWhateverComesFirst(t *testing.T) {
	mine := part("p1", "lead", "u1", 20)
	steps := map[string]func(w *world){
		"answer": func(w *world) { w.settles("messages", "u1", conversation("7", false, mine)) },
		"frame":  func(w *world) { w.hears(partFrame("7", mine)) },
		"list": func(w *world) {
			w.run(w.Answered(w.now, talk.Ask{Name: "conversations", Page: 1}, 200, `{"conversations":[`+conversation("7", false, mine)+`]}`))
		},
	}
	for first, one := range steps {
		for second, two := range steps {
			t.Run(first+" then "+second, func(t *testing.T) {
				w := newWorld(t)
				w.does("start", "", "Hello")
				w.does("send", "", "Again")
				one(w)
				two(w)
				assert.Len(t, w.List, 1)
				assert.Equal(t, []string{"p1", "u2 sending"}, w.shows())
				assert.Equal(t, []string{"messages u1", "conversations/7/reply u2"}, w.sent())
				assert.NotEmpty(t, w.Current().Key)
			})
		}
	}
}

func TestPartsAreInTheBackendsOrder(t *testing.T) {
	a, b, c, d := part("a", "admin", "", 10), part("b", "admin", "", 10), part("c", "admin", "", 20), part("d", "admin", "", 30)
	tests := map[string]struct {
		frames []string
		want   []string
	}{
		"late":       {[]string{d, c}, []string{"a", "c", "d"}},
		"same time":  {[]string{b, c}, []string{"a", "b", "c"}},
		"twice":      {[]string{c, c, a}, []string{"a", "c"}},
		"before all": {[]string{part("0", "admin", "", 1)}, []string{"0", "a"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := inConversation(t, false, a)
			w.does("send", "", "Hello")
			for _, f := range test.frames {
				w.hears(partFrame("7", f))
			}
			assert.Equal(t, append(test.want, "u1 sending"), w.shows(), "what is being sent is last")
		})
	}
}

func TestOlderPartsComeBefore(t *testing.T) {
	w := inConversation(t, true, part("c", "admin", "", 30), part("d", "admin", "", 30))
	w.does("older", "", "")
	w.does("older", "", "")
	require.Len(t, look[talk.Ask](w), 1, "once at a time")
	assert.Equal(t, "c", look[talk.Ask](w)[0].Before)
	assert.True(t, w.Current().Loading)
	w.answers("conversations/7", conversation("7", true, part("a", "admin", "", 30), part("b", "admin", "", 30), part("c", "admin", "", 30)))
	assert.Equal(t, []string{"a", "b", "c", "d"}, w.shows())
	w.does("older", "", "")
	w.answers("conversations/7", conversation("7", true))
	assert.False(t, w.Current().HasMoreParts, "a page that brings nothing is the last")
}

func TestOlderPartsThatCannotBeHadAreAskedForAgain(t *testing.T) {
	w := inConversation(t, true, part("c", "admin", "", 30))
	w.does("older", "", "")
	w.answersWith("conversations/7", 503, ``)
	assert.Equal(t, talk.ErrNetwork, w.Current().Error)
	w.does("older", "", "")
	w.answers("conversations/7", conversation("7", false, part("a", "admin", "", 10)))
	assert.Equal(t, []string{"a", "c"}, w.shows())
	assert.Empty(t, w.Current().Error)
}

func TestAfterALongSilenceNothingIsMissingInTheMiddle(t *testing.T) {
	w := inConversation(t, false, part("a", "admin", "", 10), part("b", "admin", "", 20))
	page := talk.Ask{Name: "conversations/7", Conversation: "7"}
	w.run(w.Answered(w.now, page, 200, conversation("7", true, part("b", "admin", "", 20), part("c", "admin", "", 30))))
	assert.Equal(t, []string{"a", "b", "c"}, w.shows(), "they meet")
	w.run(w.Answered(w.now, page, 200, conversation("7", true, part("x", "admin", "", 90), part("y", "admin", "", 95))))
	assert.Equal(t, []string{"x", "y"}, w.shows(), "what is between is not known")
	assert.True(t, w.Current().HasMoreParts)
}

func TestWhatTheTeamHasSeen(t *testing.T) {
	w := inConversation(t, false, part("a", "lead", "x1", 10), part("b", "lead", "x2", 20), part("c", "lead", "x3", 30))
	w.hears(`{"type":"read","conversation_id":"7","seen_at":25}`)
	assert.Equal(t, int64(25), w.Current().SeenAt)
	var seen []bool
	for _, p := range w.Current().Parts {
		seen = append(seen, p.SeenAt > 0)
	}
	assert.Equal(t, []bool{true, true, false}, seen)
}

func TestAnAnswerThatIsNoneIsNotTaken(t *testing.T) {
	for _, body := range []string{``, `[]`, `{}`, `{"id":"8","parts":[]}`, `<html>`} {
		w := newWorld(t)
		w.does("open", "7", "")
		w.answers("open", home)
		w.answers("conversations/7", body)
		assert.Equal(t, talk.ErrRefused, w.Current().Error, body)
		assert.Empty(t, w.List)
	}
}

func TestAMessageWhoseAnswerCannotBeReadIsSentAllTheSame(t *testing.T) {
	w := inConversation(t, false)
	w.does("send", "", "Hello")
	w.settles("conversations/7/reply", "u1", `<html>`)
	assert.Equal(t, []string{"u1 "}, w.shows())
	w.hears(partFrame("7", part("p1", "lead", "u1", 10)))
	assert.Equal(t, []string{"p1"}, w.shows())
}

func TestStrangersMessagesAreNotOurs(t *testing.T) {
	w := newWorld(t)
	w.run(w.Settled(w.now, wire.Messages, "another's", wire.Done, 200, conversation("9", false, part("p", "lead", "another's", 1))))
	assert.Empty(t, w.List)
}

func TestWhatWasSaidWhileNobodyToldIsAnnouncedOnce(t *testing.T) {
	one, two, three := part("p1", "admin", "", 10), part("p2", "admin", "", 20), part("p3", "admin", "", 30)
	w := inConversation(t, true, one)
	came := func() (ids []string) {
		for _, c := range look[talk.Came](w) {
			ids = append(ids, c.Part.ID)
		}
		w.effects = nil
		return ids
	}
	reconnect := func(conversations ...string) {
		w.hears(`{"type":"welcome"}`)
		w.answers("conversations", `{"conversations":[`+strings.Join(conversations, ",")+`]}`)
	}
	open, mine, closed := conversation("7", false, three), conversation("8", false, part("o1", "lead", "", 30)), conversation("9", false, part("q1", "admin", "", 30))
	assert.Empty(t, came(), "history is not news")

	reconnect(open, mine, closed)
	w.answers("conversations/7", conversation("7", true, one, two, three))
	assert.Equal(t, []string{"q1", "p2", "p3"}, came())

	w.does("older", "", "")
	w.answers("conversations/7", conversation("7", true, part("p0", "admin", "", 5)))
	reconnect(open, mine, closed)
	w.answers("conversations/7", conversation("7", true, one, two, three))
	assert.Empty(t, came())

	reconnect(conversation("9", false, part("q2", "admin", "", 40)))
	w.answers("conversations/7", conversation("7", true, one, two, three))
	assert.Equal(t, []string{"q2"}, came(), "said in a conversation that was not open")

	w.does("back", "", "")
	four := part("p4", "admin", "", 50)
	reconnect(conversation("7", false, four))
	assert.Equal(t, []string{"p4"}, came(), "nor is this one any more")
	w.does("open", "7", "")
	w.answers("conversations/7", conversation("7", true, one, two, three, four))
	assert.Empty(t, came(), "it was said already")
}
