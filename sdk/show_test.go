package sdk

import (
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// homeAnswer is what a backend says when the messenger opens.
const homeAnswer = `{"greeting":"Good day","spaces":["home","messages"],"conversations":[],"has_more_conversations":false,"unread_conversation_ids":[],
	"upload":{"max_bytes":1000,"content_types":["image/png","text/plain"]}}`

func (f *fake) does(name, arg, value string) {
	f.act(messenger.Act{Name: name, Arg: arg, Value: value})
	if name == "older" || name == "more" { // which wait for their turn
		f.turn()
	}
}

// files is a choice of one file.
func (f *fake) files(id, name, kind string, size int64) {
	f.act(messenger.Act{Name: "files", Files: []messenger.File{{ID: id, Name: name, ContentType: kind, Size: size}}})
}

func TestTheMessengerOpensAndCloses(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	assert.False(t, f.drawn().Open)
	f.Show()
	assert.True(t, f.drawn().Open)
	f.reply("open", 200, homeAnswer)
	assert.Contains(t, f.reads(), "Good day")
	f.Hide()
	assert.False(t, f.drawn().Open)
	f.does("launch", "", "")
	assert.True(t, f.drawn().Open)
	f.does("escape", "", "")
	assert.False(t, f.drawn().Open)
	f.does("launch", "custom", "")
	f.does("launch", "custom", "")
	assert.True(t, f.drawn().Open, "a custom launcher shows it, however often it is clicked")
}

func TestHowLongAgoSomethingWasGoesOnWhileSomebodyLooks(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.ShowMessages()
	f.reply("open", 200, strings.Replace(homeAnswer, `"conversations":[]`, `"conversations":[`+conversation("7", "u1", "Hello there")+`]`, 1))
	f.turn()
	require.Contains(t, f.reads(), "now")
	f.pass(3*time.Minute + time.Second)
	assert.Contains(t, f.reads(), "3m")
	f.hidden = true
	f.getsHidden()
	f.pass(5 * time.Minute)
	assert.Contains(t, f.reads(), "3m", "nobody looks")
}

func TestWhatIsToBeShownBeforeBootIsShownThen(t *testing.T) {
	f := newFake(t)
	f.invoke("showNewMessage", []any{"About my order"})
	assert.Empty(t, f.open())
	f.live(visitor)
	assert.True(t, f.drawn().Open)
	assert.Contains(t, f.reads(), "About my order")
	f.quiet()
}

func TestNobodyIsAskedForAnythingBeforeTheBackendKnowsThem(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	f.Show()
	f.turn()
	assert.True(t, f.drawn().Open)
	assert.Equal(t, []string{"ping"}, f.askedAll())
	f.answer(200, visitor)
	assert.Equal(t, "s1", f.asked("open").Session)
}

func TestAfterAShutdownNothingIsShownToWhoeverIsNext(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Shutdown()
	f.ShowNewMessage("mine")
	require.Len(t, f.complaints(), 1)
	f.posted = nil
	f.live(visitor)
	assert.False(t, f.drawn().Open)
	assert.NotContains(t, f.reads(), "mine")
}

func TestSpaces(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.ShowSpace("nonsense")
	assert.False(t, f.drawn().Open)
	f.ShowMessages()
	assert.True(t, f.drawn().Open)
	f.reply("open", 200, homeAnswer)
	assert.Contains(t, f.reads(), "Messages from the team will be shown here")
	f.ShowSpace("tickets")
	assert.Contains(t, f.reads(), "Messages from the team will be shown here", "there is no such space")
	f.ShowSpace("home")
	assert.Contains(t, f.reads(), "Send us a message")
}

func TestWrongArgumentsOfTheMessengerAreNamed(t *testing.T) {
	for method, arg := range map[string]any{
		"showSpace": 5.0, "showNewMessage": true, "startConversation": nil, "showConversation": nil, "onShow": "f", "onUserEmailSupplied": nil,
	} {
		f := newFake(t)
		f.live(visitor)
		f.invoke(method, []any{arg})
		complaints := f.complaints()
		require.Len(t, complaints, 1, method)
		assert.Contains(t, complaints[0], method+": takes")
	}
	assert.ErrorIs(t, newFake(t).StartConversation(" "), ErrNoText)
	assert.ErrorIs(t, newFake(t).ShowConversation(""), ErrNoConversation)
}

func TestCallbacksOfTheMessenger(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	var heard []string
	note := func(what string) func(...any) { return func(...any) { heard = append(heard, what) } }
	stop, ok := f.invoke("onShow", []any{note("show")}).(func())
	require.True(t, ok)
	f.invoke("onHide", []any{note("hide")})
	f.invoke("onActivatorClick", []any{note("click")})
	f.does("launch", "", "")
	f.does("launch", "", "")
	f.Hide()
	assert.Equal(t, []string{"click", "show", "click", "hide"}, heard)
	stop()
	f.Show()
	assert.Len(t, heard, 4)
	f.Shutdown()
	f.posted = nil
	f.live(visitor)
	f.does("launch", "", "")
	assert.Len(t, heard, 4, "they were the first person's")
}

func TestTheLauncherComesWithTheBackendsWord(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	f.turn()
	assert.False(t, f.window.launcher.Shown)
	f.answer(200, `{"user":{"role":"visitor_role"},"launcher_settings":{"show_launcher":true},"unread_conversation_ids":["1","2"]}`)
	assert.True(t, f.window.launcher.Shown)
	assert.Equal(t, "Open messenger, 2 unread", f.window.launcher.Label)
	assert.Equal(t, 2, f.window.title)
	assert.Equal(t, []string{"Open messenger, 2 unread"}, f.window.announced)
	f.Update(Settings{Attributes: map[string]any{"hide_default_launcher": true, "custom_launcher_selector": "#help"}})
	f.turn()
	assert.False(t, f.window.launcher.Shown)
	assert.Equal(t, []string{"#help"}, f.window.selectors)
	f.Shutdown()
	assert.False(t, f.window.launcher.Shown)
	assert.Equal(t, []string{"#help", ""}, f.window.selectors)
	assert.Zero(t, f.window.title)
}

func TestTheMessengerSpeaksThePagesLanguage(t *testing.T) {
	f := newFake(t)
	f.lang = "fr-CA"
	f.live(`{"user":{"role":"visitor_role","locale":"es"},"anonymous_session":"s1"}`)
	f.Show()
	assert.Equal(t, "es", f.drawn().Lang)
	f.Update(Settings{LanguageOverride: "ar"})
	f.turn()
	assert.Equal(t, "ar", f.drawn().Lang)
	assert.True(t, f.drawn().RTL)
}

func TestTheMessengerIsOpenOnTheNextPage(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.ShowNewMessage("half a sen")
	f.reply("open", 200, homeAnswer)
	f.load()
	f.live(visitor)
	assert.True(t, f.drawn().Open)
	assert.Contains(t, f.reads(), "half a sen")
	assert.Empty(t, f.drawn().Focus, "who reads the page goes on reading it")
	f.Hide()
	f.load()
	f.live(visitor)
	assert.False(t, f.drawn().Open)
}

func TestASitesWordsStandInThePlaceOfOurs(t *testing.T) {
	f := newFake(t)
	f.invoke("setTexts", []any{one("de_AT", one("Send us a message", "Schreib uns"))})
	f.live(visitor)
	f.Show()
	f.reply("open", 200, homeAnswer)
	assert.Contains(t, f.reads(), "Send us a message")
	f.Update(Settings{LanguageOverride: "de-AT"})
	f.turn()
	assert.Contains(t, f.reads(), "Schreib uns")
	f.SetTexts(map[string]map[string]string{"de": {"Send us a message": "Frag uns"}})
	f.turn()
	assert.Contains(t, f.reads(), "Frag uns", "at once, and in place of what was said before")
	assert.NotContains(t, f.reads(), "Send us a message")
}
