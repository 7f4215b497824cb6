package messenger_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAClosedMessengerIsNotDrawn(t *testing.T) {
	s := at(talk.SpaceHome)
	s.Open = false
	p := messenger.View(s, messenger.Look{}, messenger.TextsOf(nil, "ar"), today)
	assert.False(t, p.Open)
	assert.True(t, p.RTL)
	assert.Equal(t, "ar", p.Lang)
	assert.NotEmpty(t, p.Name)
	assert.Zero(t, p.Body)
}

func TestHomeLeadsIntoAConversation(t *testing.T) {
	s := at(talk.SpaceHome)
	home := view(s)
	assert.Equal(t, "Hi there", words(tagged(home, "h1")[0]))
	assert.Contains(t, words(home), "How can we help?")
	send := one(t, home, messenger.OnClick, "new")
	assert.Equal(t, "button", send.Tag)
	assert.Contains(t, words(send), "Send us a message")
	assert.Equal(t, "Close messenger", attr(one(t, home, messenger.OnClick, "close"), "aria-label"))
	assert.Empty(t, find(home, "data-testid", "go-back"), "there is nothing to go back to")

	s.Home.Greeting, s.Home.Introduction, s.Home.ReplyTime = "Welcome <b>", "Ask away", "Answers in a minute"
	home = view(s)
	assert.Equal(t, "Welcome <b>", words(tagged(home, "h1")[0]))
	assert.Contains(t, words(home), "Ask away")
	assert.Contains(t, words(one(t, home, messenger.OnClick, "new")), "Answers in a minute")
}

func TestHomeHasTheRecentConversation(t *testing.T) {
	s := at(talk.SpaceHome)
	s.List = []*talk.Conversation{
		{Key: "a", Participants: []wire.Author{ada, me}, Parts: []talk.Part{said("1", ada, ago(5*time.Minute), "Nearly **done**")}},
		{Key: "b"},
	}
	row := one(t, view(s), messenger.OnClick, "open")
	assert.Equal(t, "a", attr(row, "data-arg"))
	assert.Equal(t, "AAdaNearly done5m", words(row), "a letter instead of a picture, who, what, when")
}

func TestAListThatIsEmptySaysSo(t *testing.T) {
	assert.Contains(t, words(view(at(talk.SpaceMessages))), "Messages from the team will be shown here")
}

func TestRowsOfTheList(t *testing.T) {
	file := talk.Part{Files: []talk.File{{Name: "a.pdf"}}, Status: talk.Sending}
	failed := said("1", me, ago(time.Hour), "x")
	failed.Status = talk.Failed
	image := said("1", ada, ago(time.Hour))
	image.Blocks = []wire.Block{{Type: "image", URL: "/a.png"}}
	closed := talk.Part{Part: wire.Part{PartType: wire.PartClose, Author: ada, CreatedAt: ago(time.Hour)}}
	for name, test := range map[string]struct {
		c    talk.Conversation
		want string
	}{
		"of the team":       {talk.Conversation{Participants: []wire.Author{ada}, Parts: []talk.Part{said("1", ada, ago(time.Hour), "Hello")}}, "AAdaHello1h"},
		"of one's own":      {talk.Conversation{Participants: []wire.Author{ada}, Parts: []talk.Part{said("1", me, ago(time.Hour), "Hello")}}, "AAdaYou: Hello1h"},
		"nobody yet":        {talk.Conversation{Participants: []wire.Author{me}, Parts: []talk.Part{said("1", me, ago(time.Hour), "Hello")}}, "AAcmeYou: Hello1h"},
		"several":           {talk.Conversation{Participants: []wire.Author{ada, {Type: "bot", Name: "B"}, bot}, UpdatedAt: ago(time.Hour)}, "AAda, B1h"},
		"not sent":          {talk.Conversation{Parts: []talk.Part{failed}}, "AAcmeNot sent1h"},
		"an image":          {talk.Conversation{Parts: []talk.Part{image}}, "AAcmeImage1h"},
		"a file on its way": {talk.Conversation{Parts: []talk.Part{file}}, "AAcmeYou: a.pdf"},
		"closed":            {talk.Conversation{Parts: []talk.Part{closed}}, "AAcmeThis conversation was closed1h"},
		"unread":            {talk.Conversation{Unread: true, Parts: []talk.Part{said("1", ada, ago(time.Hour), "Hello")}}, "AAcmeHello1hunread"},
	} {
		t.Run(name, func(t *testing.T) {
			s := at(talk.SpaceMessages)
			s.List = []*talk.Conversation{&test.c}
			row := one(t, view(s), messenger.OnClick, "open")
			assert.Equal(t, test.want, words(row))
		})
	}
}

func TestALongListIsLoadedInPages(t *testing.T) {
	s := at(talk.SpaceMessages)
	s.List, s.HasMore = []*talk.Conversation{{Key: "a"}}, true
	assert.Len(t, find(view(s), messenger.OnEnd, "more"), 1)
	assert.Equal(t, "Load more", words(one(t, view(s), messenger.OnClick, "more")))
	s.Loading = true
	assert.Empty(t, find(view(s), messenger.OnEnd, ""), "once at a time")
	assert.Contains(t, words(view(s)), "Loading…")
	s.Loading, s.Error = false, talk.ErrNetwork
	assert.Equal(t, "Try again", words(one(t, view(s), messenger.OnClick, "retry")))
	assert.Contains(t, words(one(t, view(s), "role", "alert")), "No answer.")
}

func TestSpacesAreTabs(t *testing.T) {
	s := at("help")
	s.Spaces, s.Unread = []string{"home", "messages", "help", "unheard of"}, 100
	tabs := tagged(view(s), "nav")
	require.Len(t, tabs, 1)
	assert.NotEmpty(t, attr(tabs[0], "aria-label"))
	var names, here []string
	for _, b := range tabs[0].Kids {
		names = append(names, attr(b, "data-arg")+" "+words(b))
		if attr(b, "aria-current") != "" {
			here = append(here, attr(b, "data-arg"))
		}
	}
	assert.Equal(t, []string{"home Home", "messages Messages99+ unread", "help Help", "unheard of unheard of"}, names)
	assert.Equal(t, []string{"help"}, here)
	assert.Contains(t, words(view(s)), "Nothing here yet")
	s.Spaces = []string{"messages"}
	assert.Empty(t, tagged(view(s), "nav"), "one is no choice")
	withTalk, _ := conversation()
	assert.Empty(t, tagged(view(withTalk), "nav"))
}

func TestEveryScreenHasOneTitleThatTakesTheFocus(t *testing.T) {
	focus := map[string]bool{}
	for _, space := range []string{"home", "messages", "help", "news", "tasks", "tickets"} {
		p := messenger.View(at(space), messenger.Look{}, messenger.TextsOf(nil), today)
		h1 := tagged(p.Body, "h1")
		require.Len(t, h1, 1, space)
		assert.Equal(t, p.Focus, attr(h1[0], "id"))
		assert.Equal(t, "-1", attr(h1[0], "tabindex"))
		assert.Len(t, tagged(p.Body, "main"), 1)
		focus[p.Focus] = true
	}
	assert.Len(t, focus, 6, "another screen, another place")
}

func TestNoNetworkIsSaid(t *testing.T) {
	s := at(talk.SpaceHome)
	assert.Empty(t, words(one(t, view(s), "role", "status")), "it is there before, so that it is heard")
	s.Cut = true
	assert.Contains(t, words(one(t, view(s), "role", "status")), "offline")
}
