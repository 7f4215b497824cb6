package talk_test

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/stretchr/testify/assert"
)

func (w *world) place() string {
	if w.Back {
		return w.Space + "/" + w.Conversation + " <"
	}
	return w.Space + "/" + w.Conversation
}

func TestBackLeadsToWhereOneWas(t *testing.T) {
	w := newWorld(t)
	w.does("show", "", "")
	w.answers("open", home)
	w.does("space", "messages", "")
	w.does("open", "7", "")
	w.does("open", "8", "")
	w.does("new", "", "")
	var places []string
	for range 5 {
		places = append(places, w.place())
		w.does("back", "", "")
	}
	assert.Equal(t, []string{"messages/new <", "messages/8 <", "messages/7 <", "messages/", "messages/"}, places)
	w.does("open", "7", "")
	w.does("space", "home", "")
	assert.Equal(t, "home/", w.place())
}

func TestTheMessengerOpensWhereOneWas(t *testing.T) {
	w := newWorld(t)
	w.does("open", "7", "")
	w.answers("open", home)
	w.does("close", "", "")
	w.does("launch", "", "")
	assert.Equal(t, "home/7 <", w.place())
}

func TestSpacesAreTheBackends(t *testing.T) {
	tests := map[string]struct {
		spaces string
		asks   string
		want   string
	}{
		"the first":           {`"messages","home"`, "", "messages/"},
		"one asked for":       {`"home","help"`, "help", "help/"},
		"one that is not":     {`"home","messages"`, "help", "home/"},
		"none that are known": {`"x","home messages",""`, "", "home/"},
		"no word":             {``, "", "home/"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.does("show", "", "")
			w.does("space", test.asks, "")
			w.answers("open", strings.Replace(home, `"home","messages"`, test.spaces, 1))
			assert.Equal(t, test.want, w.place())
			assert.NotEmpty(t, w.Spaces)
		})
	}
}

func TestWhatIsBeingWrittenIsEachConversations(t *testing.T) {
	w := newWorld(t)
	w.does("open", "7", "")
	w.does("draft", "", "for seven")
	w.does("open", "8", "")
	w.does("draft", "", "for eight")
	w.does("emoji", "🙂", "")
	w.does("new", "", "for nobody yet")
	w.does("start", "", "at once")
	assert.Equal(t, "for nobody yet", w.Draft.Text)
	w.does("back", "", "")
	assert.Equal(t, "for eight🙂", w.Current().Text)
	w.does("back", "", "")
	assert.Equal(t, "for seven", w.Current().Text)
}

func TestWhatCannotBeSentIsNot(t *testing.T) {
	w := newWorld(t)
	for _, text := range []string{"", " \n\t ", strings.Repeat("x", talk.MaxText+1)} {
		w.does("new", "", "")
		w.does("draft", "", text)
		w.does("send", "", "")
		assert.Empty(t, w.sent())
		assert.Equal(t, text, w.Draft.Text)
	}
	assert.Equal(t, talk.ErrTooLong, w.Draft.SendError)
	w.does("draft", "", strings.Repeat("é", talk.MaxText))
	assert.Empty(t, w.Draft.SendError)
	w.does("send", "", "")
	assert.Len(t, w.sent(), 1)
	w.does("start", "", strings.Repeat("x", talk.MaxText+1))
	assert.Len(t, w.sent(), 1)
	assert.Equal(t, talk.ErrTooLong, w.Draft.SendError)
}

func TestAConversationIsRated(t *testing.T) {
	w := inConversation(t, false)
	for _, arg := range []string{"", "0", "6", "5x", "-1"} {
		w.does("rate", arg, "")
	}
	assert.Empty(t, w.sent())
	w.does("rate", "4", "")
	assert.Equal(t, []string{"conversations/7/rate"}, w.sent())
	assert.Equal(t, 4, w.Current().Rating)
	w.does("reply", "Yes, thanks", "")
	assert.Equal(t, []string{"u1 sending"}, w.shows())
}
