package sdk

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// conversation is what a backend answers to the message of that uuid.
func conversation(id, uuid, text string) string {
	return `{"id":"` + id + `","state":"open","read":true,"created_at":1767323045,"updated_at":1767323045,"parts":[` + said(id+"-1", uuid, text) + `]}`
}

// said is a part of the person's, told is one of the team's.
func said(id, uuid, text string) string {
	return `{"id":"` + id + `","part_type":"comment","author":{"type":"lead","id":"c1"},"created_at":1767323045,"client_assigned_uuid":"` + uuid + `",
		"blocks":[{"type":"paragraph","text":"` + text + `"}]}`
}

func told(id, text string) string {
	return `{"id":"` + id + `","part_type":"comment","author":{"type":"admin","id":"a1","name":"Grace"},"created_at":1767323050,
		"blocks":[{"type":"paragraph","text":"` + text + `"}]}`
}

// writes has somebody write a first message, and the backend take it as conversation 7.
func (f *fake) writes(text string) {
	f.t.Helper()
	require.NoError(f.t, f.StartConversation(text))
	p := f.asked("messages")
	f.reply("messages", 200, conversation("7", p.ClientUUID, text))
	f.reply("open", 200, homeAnswer)
}

func TestAMessageIsThereAtOnceAndThenTheBackends(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.StartConversation("Where is my order?"))
	assert.Contains(t, f.reads(), "Where is my order?")
	assert.Contains(t, f.reads(), "Sending")
	p := f.asked("messages")
	assert.Equal(t, "Where is my order?", p.Blocks[0].Text)
	assert.Len(t, p.ClientUUID, 36)
	f.reply("messages", 200, conversation("7", p.ClientUUID, "Where is my order?"))
	assert.NotContains(t, f.reads(), "Sending")
	f.does("draft", "", "It is number 5")
	f.does("send", "", "")
	reply := f.asked("conversations/7/reply")
	assert.Equal(t, "It is number 5", reply.Blocks[0].Text)
	f.reply("conversations/7/reply", 200, said("7-2", reply.ClientUUID, "It is number 5"))
	assert.Equal(t, 1, strings.Count(f.reads(), "It is number 5"))
}

func TestTwoMessagesInARowAreOneConversation(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.StartConversation("First"))
	f.does("send", "", "Second")
	p := f.asked("messages")
	assert.NotContains(t, f.askedAll(), "conversations/7/reply")
	f.reply("messages", 200, conversation("7", p.ClientUUID, "First"))
	assert.Equal(t, "Second", f.asked("conversations/7/reply").Blocks[0].Text)
	assert.Equal(t, []string{"conversations/7/reply", "open"}, f.askedAll())
}

func TestAMessageThatTheBackendRefusesStays(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.StartConversation("Refuse me"))
	first := f.reply("messages", 422, `{}`)
	assert.Contains(t, f.reads(), "Refuse me")
	assert.Contains(t, f.reads(), "Retry")
	assert.Len(t, f.complaints(), 1)
	f.load()
	f.live(visitor)
	assert.Contains(t, f.reads(), "Refuse me", "and is there on the next page")
	f.does("retry", first.ClientUUID, "")
	again := f.asked("messages")
	assert.Equal(t, first.ClientUUID, again.ClientUUID)
	f.reply("messages", 200, conversation("7", again.ClientUUID, "Refuse me"))
	assert.NotContains(t, f.reads(), "Retry")
	f.load()
	f.live(visitor)
	assert.NotContains(t, f.askedAll(), "messages")
}

func TestAMessageThatFailedCanBeDiscarded(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.StartConversation("Never mind"))
	p := f.reply("messages", 503, ``)
	assert.Contains(t, f.reads(), "Never mind")
	f.does("discard", p.ClientUUID, "")
	assert.NotContains(t, f.reads(), "Never mind")
	f.pass(time.Hour)
	assert.NotContains(t, f.askedAll(), "messages")
	f.load()
	f.live(visitor)
	assert.NotContains(t, f.reads(), "Never mind")
}

func TestAMessageIsTriedAgainByItselfAndAtOnceWhenAsked(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.StartConversation("Hello"))
	p := f.reply("messages", 0, ``)
	assert.Contains(t, f.reads(), "Retry")
	assert.NotContains(t, f.askedAll(), "messages")
	f.does("retry", p.ClientUUID, "")
	again := f.asked("messages")
	assert.Equal(t, p.IdempotencyKey, again.IdempotencyKey)
	f.reply("messages", 0, ``)
	f.pass(10 * time.Second)
	f.reply("messages", 200, conversation("7", p.ClientUUID, "Hello"))
	assert.NotContains(t, f.reads(), "Retry")
}

func TestAMessageDoesNotWaitForEvents(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.TrackEvent("looked", nil))
	f.gathered()
	f.reply("events", 503, ``)
	require.NoError(t, f.StartConversation("Hello"))
	f.asked("messages")
}

func TestAMessageIsStillThereAfterALoginAndAReload(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.StartConversation("Written as a visitor"))
	f.Update(Settings{UserID: "42"})
	f.turn()
	assert.Contains(t, f.reads(), "Written as a visitor")
	f.load()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.turn()
	for {
		p := f.open()[0]
		p.answered = true
		if strings.HasSuffix(p.url, "/messages") {
			p.done(503, "", "")
			f.pass(time.Minute)
			continue
		}
		p.done(200, "", user)
		if f.Status().Live {
			break
		}
	}
	assert.Contains(t, f.reads(), "Written as a visitor")
}

func TestTheNextPersonReachesNothingOfTheFirst(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.writes("secret one")
	f.does("draft", "", "secret draft")
	require.NoError(t, f.StartConversation("secret unsent"))
	late := f.asked("messages")
	f.does("more", "", "")
	f.Shutdown()
	assert.False(t, f.drawn().Open)
	for key, value := range f.storage {
		if !strings.HasPrefix(key, "intercom.out.") {
			assert.NotContains(t, value, "secret", key)
		}
	}
	f.live(visitor)
	f.Show()
	late.answered = true
	late.done(200, "", conversation("8", late.ClientUUID, "secret unsent"))
	f.turn()
	assert.True(t, f.drawn().Open)
	f.ShowMessages()
	f.reply("open", 200, homeAnswer)
	assert.NotContains(t, f.reads(), "secret")
	f.ShowNewMessage("")
	assert.NotContains(t, f.reads(), "secret")
}

func TestAnAnswerToTheFirstPersonIsNotShownToTheNext(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Show()
	late := f.asked("open")
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.turn()
	f.reply("ping", 200, user)
	f.Update(Settings{UserID: "43"})
	f.turn()
	f.Show()
	late.answered = true
	late.done(200, "", strings.Replace(homeAnswer, "Good day", "secret", 1))
	assert.NotContains(t, f.reads(), "secret")
	f.reply("ping", 200, user)
	f.reply("open", 200, homeAnswer)
	assert.Contains(t, f.reads(), "Good day")
}

func TestAVisitorLeavesAnAddress(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	var heard []any
	f.invoke("onUserEmailSupplied", []any{func(args ...any) { heard = append(heard, args...) }})
	f.writes("Hello")
	assert.Contains(t, f.reads(), "Get notified by email")
	f.does("email", "", "nonsense")
	assert.Empty(t, heard)
	f.does("email", "", " ada@example.com ")
	assert.Equal(t, []any{"ada@example.com"}, heard)
	assert.NotContains(t, f.reads(), "Get notified by email")
	assert.Equal(t, "ada@example.com", f.reply("email", 200, `{}`).Email)
}

func TestFilesAreSentWithTheMessage(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.writes("Hello")
	f.files("1", "a.png", "image/png", 500)
	f.files("2", "b.exe", "application/x-exe", 500)
	f.files("3", "c.png", "image/png", 5000)
	require.Len(t, f.uploads, 1, "what may not be sent is not tried")
	assert.Contains(t, f.uploads[0].fields, "anonymous_session=s1")
	assert.Equal(t, "https://origin.example/messenger/web/uploads", f.uploads[0].url)
	f.uploads[0].progress(0.5)
	f.does("send", "", "See this")
	assert.NotContains(t, f.askedAll(), "conversations/7/reply")
	f.uploads[0].done(200, `{"url":"/uploads/x/a.png","name":"a.png","size":500,"content_type":"image/png","width":2,"height":3}`)
	p := f.asked("conversations/7/reply")
	require.Len(t, p.Blocks, 2)
	assert.Equal(t, "/uploads/x/a.png", p.Blocks[1].URL)
	assert.ElementsMatch(t, []string{"1", "2", "3"}, f.window.forgotten)
}

func TestAnUploadEndsWithThePerson(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.writes("Hello")
	f.files("1", "a.png", "image/png", 500)
	f.Shutdown()
	assert.True(t, f.uploads[0].canceled)
	assert.Equal(t, []string{"1"}, f.window.forgotten)
	f.uploads[0].done(200, `{"url":"/x"}`)
	f.quiet()
}

func TestPagesOfConversationsAndParts(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.ShowMessages()
	f.hasMany()
	f.does("more", "", "")
	f.does("more", "", "")
	p := f.reply("conversations", 200, `{"conversations":[{"id":"d1","updated_at":5}],"has_more_conversations":false}`)
	assert.Equal(t, 2, p.Page)
	assert.Empty(t, f.askedAll())
	f.does("more", "", "")
	assert.Empty(t, f.askedAll(), "there are no more")
	f.does("open", "c3", "")
	f.reply("conversations/c3", 200, `{"id":"c3","parts":[`+told("p2", "two")+`,`+told("p3", "three")+`],"has_more_parts":true}`)
	f.does("older", "", "")
	older := f.reply("conversations/c3", 200, `{"id":"c3","parts":[`+told("p1", "one")+`]}`)
	assert.Equal(t, "p2", older.Before)
	says := f.reads()
	assert.Less(t, strings.Index(says, "one"), strings.Index(says, "two"))
	f.does("back", "", "")
	assert.NotContains(t, f.reads(), "three")
}

func TestAQuestionThatFailsIsAskedAgain(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Show()
	f.reply("open", 503, ``)
	assert.Contains(t, f.reads(), "Try again")
	assert.Empty(t, f.askedAll(), "not by itself")
	f.does("retry", "", "")
	f.reply("open", 0, ``)
	f.getsOnline()
	f.reply("open", 200, homeAnswer)
	assert.Contains(t, f.reads(), "Good day")
}

func TestTheNetworksEndIsSaidAtOnce(t *testing.T) {
	f := newFake(t)
	f.getsOffline() // nobody is there
	f.talks()
	f.Show()
	f.reply("open", 200, homeAnswer)
	assert.NotContains(t, f.reads(), "offline")
	f.getsOffline()
	assert.Contains(t, f.reads(), "offline")
	f.getsOnline()
	assert.NotContains(t, f.reads(), "offline")
	f.getsOffline()
	f.Hide()
	f.Show()
	f.reply("open", 200, homeAnswer)
	assert.NotContains(t, f.reads(), "offline", "an answer came: the browser errs")
}

func TestOlderPartsAreAskedForWhileOthersAreOnTheirWay(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.ShowMessages()
	f.reply("open", 200, homeAnswer)
	f.ShowConversation("c3")
	f.reply("conversations/c3", 200, `{"id":"c3","parts":[`+told("p2", "two")+`],"has_more_parts":true}`)
	f.leaves()
	f.comesBack()
	f.turn()
	count := func() (n int) {
		for _, name := range f.askedAll() {
			if name == "conversations/c3" {
				n++
			}
		}
		return n
	}
	require.Equal(t, 1, count(), "what may have changed meanwhile")
	f.does("older", "", "")
	assert.Equal(t, 2, count())
	f.does("older", "", "")
	assert.Equal(t, 2, count(), "once")
}

func TestWhatIsOlderIsAskedForAgain(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.ShowMessages()
	f.hasMany()
	f.does("more", "", "")
	f.reply("conversations", 0, ``)
	f.does("retry", "", "")
	assert.Equal(t, 2, f.reply("conversations", 200, `{"conversations":[{"id":"d1","updated_at":5}],"has_more_conversations":false}`).Page)

	f.does("open", "c3", "")
	f.reply("conversations/c3", 200, `{"id":"c3","parts":[`+told("p2", "two")+`],"has_more_parts":true}`)
	f.does("older", "", "")
	f.reply("conversations/c3", 503, ``)
	assert.Contains(t, f.reads(), "Try again")
	assert.Empty(t, f.askedAll(), "not by itself")
	f.does("retry", "", "")
	f.reply("conversations/c3", 0, ``)
	f.getsOnline()
	assert.Equal(t, "p2", f.reply("conversations/c3", 200, `{"id":"c3","parts":[`+told("p1", "one")+`]}`).Before)
	assert.Contains(t, f.reads(), "one")
	f.getsOnline()
	assert.Empty(t, f.askedAll(), "it is there")
}

// hasMany answers with the first page of the conversations of somebody who has more.
func (f *fake) hasMany() {
	f.t.Helper()
	var list []string
	for i := range 20 {
		list = append(list, `{"id":"c`+strconv.Itoa(i)+`","updated_at":`+strconv.Itoa(2000-i)+`,"parts":[`+told("p", "last")+`]}`)
	}
	many := `"conversations":[` + strings.Join(list, ",") + `],"has_more_conversations":true,"unread_conversation_ids":[]}`
	f.reply("open", 200, `{"spaces":["messages"],`+many)
	f.reply("conversations", 200, `{`+many)
}
