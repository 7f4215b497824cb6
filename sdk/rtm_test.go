package sdk

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// talker is the answer to a ping of somebody with conversations, where there is
// realtime.
const talker = `{"user":{"id":"c1","role":"user_role","has_conversations":true},"anonymous_session":"s1","unread_conversation_ids":[],
	"launcher_settings":{"show_launcher":true},"modules":{"rtm":{"endpoints":["wss://a.example/rtm","wss://b.example/rtm","https://no.example/"],"options":{"PING_TIMEOUT":30,"PONG_TIMEOUT":10}}}}`

func (f *fake) talks() {
	f.t.Helper()
	require.NoError(f.t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.turn()
	f.reply("ping", 200, talker)
	f.turn()
}

// connected is a fake whose socket is welcome.
func connected(t *testing.T) *fake {
	f := newFake(t)
	f.talks()
	f.line().opened()
	f.line().frame(`{"type":"welcome","unread_conversation_ids":[]}`)
	return f
}

func newPart(conversation, part string, unread string) string {
	return `{"type":"part","conversation":{"id":"` + conversation + `","state":"open","parts":[` + part + `]},"unread_conversation_ids":[` + unread + `]}`
}

func TestTheConnectionSaysWhoIsThere(t *testing.T) {
	f := newFake(t)
	f.talks()
	require.NotNil(t, f.line())
	assert.Equal(t, "wss://a.example/rtm", f.line().url)
	f.line().opened()
	hello := f.line().sent[0]
	assert.Equal(t, "hello", hello.String("type"))
	assert.Equal(t, "abc12345", hello.String("app_id"))
	assert.Equal(t, "s1", hello.String("anonymous_session"))
	assert.Equal(t, "42", hello.Object("user_data").String("user_id"))
	assert.NotEmpty(t, hello.String("device_identifier"))
}

func TestWhoeverHasNothingToHearDoesNotListen(t *testing.T) {
	f := newFake(t)
	f.live(`{"user":{"role":"visitor_role"},"anonymous_session":"s1","modules":{"rtm":{"endpoints":["wss://a.example/rtm"]}}}`)
	f.turn()
	assert.Nil(t, f.line())
	f.Show()
	f.turn()
	assert.NotNil(t, f.line(), "the messenger is open")
	f.Hide()
	f.turn()
	assert.Nil(t, f.line())
	f.pass(time.Hour)
	assert.Equal(t, []string{"open"}, f.askedAll(), "nor does it ask")
}

func TestAPartIsHeardCountedAndRead(t *testing.T) {
	f := connected(t)
	var counts []int
	f.OnUnreadCountChange(func(n int) { counts = append(counts, n) })
	f.line().frame(newPart("7", told("p1", "Hello there"), `"7"`))
	assert.Equal(t, []int{0, 1}, counts)
	assert.Equal(t, 1, f.window.title)
	assert.Equal(t, "Open messenger, 1 unread", f.window.launcher.Label)
	require.NoError(t, f.ShowConversation("7"))
	assert.Equal(t, []int{0, 1, 0}, counts)
	assert.Contains(t, f.reads(), "Hello there")
	f.reply("conversations/7/read", 200, `{}`)
	f.reply("conversations/7", 200, `{"id":"7","parts":[`+told("p1", "Hello there")+`]}`)
	f.line().frame(newPart("7", told("p2", "Still there?"), `"7"`))
	assert.Contains(t, f.reads(), "Still there?")
	assert.Equal(t, []string{"Open messenger, 1 unread", "Grace: Still there?"}, f.window.announced)
	f.line().frame(newPart("7", told("p2", "Still there?"), `"7"`))
	assert.Len(t, f.window.announced, 2, "it was heard before")
	f.asked("conversations/7/read")
	assert.Equal(t, 0, counts[len(counts)-1])
}

func TestALongConversationIsDrawnInSeveralTurns(t *testing.T) {
	f := connected(t)
	require.NoError(t, f.ShowConversation("7"))
	var parts []string
	for i := range 100 {
		parts = append(parts, told("p"+strconv.Itoa(i), "Text "+strconv.Itoa(i)+"."))
	}
	f.reply("conversations/7", 200, `{"id":"7","parts":[`+strings.Join(parts, ",")+`]}`)
	turns, before := 0, 0
	for timer := f.next(f.Now()); timer != nil; timer = f.next(f.Now()) {
		timer.f()
		drawn := strings.Count(f.window.says(), "Text ")
		assert.Less(t, drawn-before, 50, "in one turn: what belongs together is drawn as a whole")
		if drawn > before {
			turns, before = turns+1, drawn
			assert.Contains(t, f.window.says(), "Text 99.", "the newest first")
		}
	}
	assert.Equal(t, 100, before)
	assert.Greater(t, turns, 4)
	assert.False(t, f.drawn().More)
	f.Hide()
	f.turn()
	assert.False(t, f.drawn().Open)
}

func TestWhatNobodyLooksAtIsNotRead(t *testing.T) {
	f := connected(t)
	require.NoError(t, f.ShowConversation("7"))
	f.hidden = true
	f.getsHidden()
	f.line().frame(newPart("7", told("p1", "Hello there"), `"7"`))
	assert.NotContains(t, f.askedAll(), "conversations/7/read")
	assert.Equal(t, 1, f.window.title)
	f.hidden = false
	f.getsVisible()
	f.asked("conversations/7/read")
	assert.Zero(t, f.window.title)
}

func TestTypingOfBothSides(t *testing.T) {
	f := connected(t)
	f.line().frame(newPart("7", told("p1", "Hello there"), `"7"`))
	require.NoError(t, f.ShowConversation("7"))
	f.line().frame(`{"type":"typing","conversation_id":"7","author":{"type":"admin","id":"a1","name":"Grace"}}`)
	assert.Contains(t, f.reads(), "Grace is typing")
	f.pass(5 * time.Second)
	assert.NotContains(t, f.reads(), "Grace is typing")
	before := len(f.line().sent)
	f.does("draft", "", "I")
	f.does("draft", "", "I a")
	f.pass(3 * time.Second)
	f.does("draft", "", "I am")
	require.Len(t, f.line().sent, before+2)
	assert.Equal(t, "7", f.line().sent[before].String("conversation_id"))
}

func TestAConnectionThatDiesIsMadeAgainElsewhereAndNothingIsMissed(t *testing.T) {
	f := newFake(t)
	f.talks()
	f.line().ends(1006)
	f.pass(time.Second)
	require.Len(t, f.sockets, 2)
	assert.Equal(t, "wss://b.example/rtm", f.sockets[1].url)
	f.sockets[1].opened()
	f.sockets[1].frame(`{"type":"welcome","unread_conversation_ids":[]}`)
	f.ShowMessages()
	f.reply("open", 200, homeAnswer)
	f.pass(30 * time.Second)
	assert.Equal(t, []string{"hello", "ping"}, f.sockets[1].types())
	f.sockets[1].frame(`{"type":"pong"}`)
	f.pass(40 * time.Second)
	assert.True(t, f.sockets[1].closed, "no pong came")
	f.pass(time.Second)
	require.Len(t, f.sockets, 3)
	assert.Equal(t, "wss://b.example/rtm", f.sockets[2].url, "it was welcome there")
	f.sockets[2].opened()
	f.sockets[2].frame(`{"type":"welcome"}`)
	f.reply("conversations", 200, `{"conversations":[{"id":"9","updated_at":5,"parts":[`+told("p", "Missed")+`]}],"unread_conversation_ids":["9"]}`)
	assert.Contains(t, f.reads(), "Missed")
	assert.Equal(t, 1, f.window.title)
}

func TestPausesBetweenTriesGrowToTwoMinutes(t *testing.T) {
	f := newFake(t)
	f.random = 0.999
	f.talks()
	var pauses []int
	for range 10 {
		n := len(f.sockets)
		f.line().ends(1006)
		seconds := 0
		for len(f.sockets) == n {
			f.pass(time.Second)
			seconds++
		}
		pauses = append(pauses, seconds)
	}
	assert.Equal(t, []int{1, 2, 4, 8, 16, 32, 64, 120, 120, 120}, pauses)
	f.line().ends(1006)
	n := len(f.sockets)
	f.getsOnline()
	f.turn()
	assert.Len(t, f.sockets, n+1, "the network is back")
}

func TestAConnectionThatIsRefusedIsNotTriedAgain(t *testing.T) {
	f := newFake(t)
	f.talks()
	f.line().opened()
	f.line().ends(wire.CloseRefused)
	f.pass(time.Hour)
	assert.Len(t, f.sockets, 1)
}

func TestTheConnectionEndsWithThePerson(t *testing.T) {
	f := connected(t)
	old := f.line()
	f.Shutdown()
	assert.True(t, old.closed)
	assert.NotContains(t, f.locks.held, "intercom.rtm.abc12345")
	old.frame(newPart("7", told("p1", "secret"), `"7"`))
	f.pass(time.Hour)
	assert.Len(t, f.sockets, 1)
	assert.Zero(t, f.window.title)
}

func TestAPersonWhoBecomesAUserIsToldOverTheConnection(t *testing.T) {
	f := newFake(t)
	f.live(`{"user":{"role":"visitor_role","has_conversations":true},"anonymous_session":"s1","modules":{"rtm":{"endpoints":["wss://a.example/rtm"]}}}`)
	f.turn()
	f.line().opened()
	f.line().frame(`{"type":"welcome"}`)
	f.Update(Settings{UserID: "42"})
	f.turn()
	f.reply("ping", 200, `{"user":{"role":"user_role"},"anonymous_session":"s2"}`)
	last := f.line().sent[len(f.line().sent)-1]
	assert.Equal(t, "hello", last.String("type"))
	assert.Equal(t, "42", last.Object("user_data").String("user_id"))
	assert.Equal(t, "s2", last.String("anonymous_session"))
	assert.Len(t, f.sockets, 1)
}

func TestAPageThatIsLeftHoldsNoConnection(t *testing.T) {
	f := connected(t)
	f.leaves()
	assert.Nil(t, f.line())
	f.comesBack()
	f.turn()
	assert.NotNil(t, f.line())
	f.hidden = true
	f.getsHidden()
	f.pass(6 * time.Minute)
	assert.Nil(t, f.line(), "nobody looked for long")
}

// twoTalkers are two tabs of one person with conversations.
func twoTalkers(t *testing.T) (a, b *fake) {
	a = connected(t)
	b = a.sibling()
	b.talks()
	return a, b
}

func TestTabsShareOneConnection(t *testing.T) {
	a, b := twoTalkers(t)
	assert.Nil(t, b.line())
	a.line().frame(newPart("7", told("p1", "Hello there"), `"7"`))
	b.turn()
	assert.Equal(t, 1, b.window.title)
	require.NoError(t, b.ShowConversation("7"))
	b.turn()
	assert.Contains(t, b.reads(), "Hello there")
	assert.Zero(t, a.window.title, "it is read in both")
	b.does("draft", "", "I")
	assert.Contains(t, a.line().types(), "typing")
	a.leaves()
	b.turn()
	require.NotNil(t, b.line(), "the other takes over")
}

func TestWhatIsWrittenInOneTabIsInTheOthersWithoutAConnection(t *testing.T) {
	a := newFake(t)
	a.live(visitor)
	b := a.sibling()
	b.live(visitor)
	for _, f := range []*fake{a, b} {
		f.ShowMessages()
		f.turn()
		require.Nil(t, f.line())
		f.reply("open", 200, homeAnswer)
	}
	require.NoError(t, a.StartConversation("Hello there"))
	a.reply("messages", 200, conversation("7", a.asked("messages").ClientUUID, "Hello there"))
	b.turn()
	assert.Contains(t, b.reads(), "Hello there")
	require.NoError(t, b.ShowConversation("7"))
	b.turn()
	a.does("draft", "", "And more")
	a.does("send", "", "And more")
	a.reply("conversations/7/reply", 200, `{"id":"p9","part_type":"comment","author":{"type":"user"},"created_at":1767323060,"client_assigned_uuid":"`+
		a.asked("conversations/7/reply").ClientUUID+`","blocks":[{"type":"paragraph","text":"And more"}]}`)
	b.turn()
	assert.Equal(t, 1, strings.Count(b.reads(), "And more"))
}

func TestALogoutInAnotherTabLeavesNothingOfTheMessenger(t *testing.T) {
	a, b := twoTalkers(t)
	b.ShowNewMessage("secret")
	a.Shutdown()
	b.turn()
	assert.False(t, b.drawn().Open)
	assert.Nil(t, a.line())
	assert.Nil(t, b.line())
	for key, value := range b.storage {
		assert.NotContains(t, value, "secret", key)
	}
}
