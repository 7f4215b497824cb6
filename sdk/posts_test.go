package sdk

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// report is the request at the head of those without an answer, such as
// p1/seen, answered.
func (f *fake) report() string {
	f.t.Helper()
	_, what, ok := strings.Cut(f.answer(200, `{}`).url, "/messenger/web/content/post/")
	require.True(f.t, ok)
	return what
}

func (f *fake) shown() []string {
	var out []string
	for _, c := range f.cards {
		out = append(out, c.ID)
	}
	return out
}

const twoPosts = `{"user":{"role":"visitor_role"},"anonymous_session":"s1","client_matches":[
	{"type":"post","id":"p1","title":"T","blocks":[{"type":"image","url":"/a.png"}]},{"type":"banner","id":"b1"},{"type":"post","id":2}]}`

func TestPostsOfTheAnswerAreShownAndSeenOnce(t *testing.T) {
	f := newFake(t)
	f.live(twoPosts)
	assert.Equal(t, []string{"p1", "2"}, f.shown())
	assert.Equal(t, "p1/seen", f.report())
	assert.Equal(t, "2/seen", f.report())
	f.ping(twoPosts)
	assert.Equal(t, []string{"p1", "2"}, f.shown())
	assert.Empty(t, f.open())
	f.ping(`{}`)
	assert.Equal(t, []string{"p1", "2"}, f.shown(), "no word is no change")
	f.ping(`{"client_matches":[]}`)
	assert.Empty(t, f.shown())
}

func TestACardsPathsAreTheBackends(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", APIBase: "https://backend.example"}))
	f.turn()
	f.answer(200, twoPosts)
	card := f.cards[0].Node()
	assert.Contains(t, card.Kids[1].Attrs, "https://backend.example/a.png")
}

func TestPostsAreSeenWhenThePageIs(t *testing.T) {
	f := newFake(t)
	f.hidden = true
	f.live(twoPosts)
	assert.Equal(t, []string{"p1", "2"}, f.shown())
	assert.Empty(t, f.open())
	f.hidden = false
	f.getsVisible()
	assert.Equal(t, "p1/seen", f.report())
}

func TestPostsMakeWayForTheMessenger(t *testing.T) {
	f := newFake(t)
	f.Show()
	f.live(twoPosts)
	assert.Empty(t, f.shown())
	assert.NotContains(t, f.askedAll(), "content/post/p1/seen", "nobody has seen it")
	f.Hide()
	f.turn()
	assert.Equal(t, []string{"p1", "2"}, f.shown())
	assert.Contains(t, f.askedAll(), "content/post/p1/seen")
	f.Show()
	assert.Empty(t, f.shown())
}

func TestWhatAPersonDoesWithACard(t *testing.T) {
	tests := []struct {
		action  string
		reports []string
		stays   bool
	}{
		{messenger.ActClick, []string{"p1/clicked"}, true},
		{messenger.ActDismiss, []string{"p1/dismissed"}, false},
		{messenger.ActAcknowledge, []string{"p1/clicked", "p1/dismissed"}, false},
	}
	for _, test := range tests {
		t.Run(test.action, func(t *testing.T) {
			f := newFake(t)
			f.live(twoPosts)
			f.report()
			f.report()
			f.acted("p1", test.action)
			for _, want := range test.reports {
				assert.Equal(t, want, f.report())
			}
			assert.Empty(t, f.open())
			f.ping(twoPosts)
			assert.Equal(t, test.stays, len(f.shown()) == 2, "a dismissed post never returns")
		})
	}
}

func TestADismissedPostDoesNotReturnOnTheNextPage(t *testing.T) {
	f := newFake(t)
	f.live(twoPosts)
	f.acted("p1", messenger.ActDismiss)
	f.load()
	f.live(twoPosts)
	assert.Equal(t, []string{"2"}, f.shown())
}

func TestNotificationsCanBeHidden(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", Attributes: map[string]any{"hide_notifications": true}}))
	f.turn()
	f.answer(200, twoPosts)
	assert.Empty(t, f.shown())
	assert.Empty(t, f.open(), "what is hidden is not seen")
	f.invoke("hideNotifications", []any{false})
	assert.Equal(t, []string{"p1", "2"}, f.shown())
	assert.Equal(t, "p1/seen", f.report())
	f.HideNotifications(true)
	assert.Empty(t, f.shown())
	f.Update(Settings{Attributes: map[string]any{"hide_notifications": nil}})
	f.turn()
	assert.Equal(t, []string{"p1", "2"}, f.shown())
	f.quiet()
}

func TestNotificationsHiddenBeforeBootAreHidden(t *testing.T) {
	f := newFake(t)
	f.HideNotifications(true)
	f.live(twoPosts)
	assert.Empty(t, f.shown())
}

func TestTheNextPersonSeesNothingOfTheFirst(t *testing.T) {
	f := newFake(t)
	f.live(twoPosts)
	f.HideNotifications(true)
	f.Shutdown()
	assert.Empty(t, f.shown())
	f.posted = nil
	f.live(withPost)
	assert.Equal(t, []string{"p1"}, f.shown(), "and what the first hid is not hidden")
	assert.Equal(t, "p1/seen", f.report(), "seen by somebody else")
}

func TestTheScreenIsStyledWhenTheLookChanges(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", Attributes: map[string]any{"alignment": "left", "z_index": 5}}))
	f.turn()
	f.answer(200, `{"launcher_settings":{"theme_mode":"dark"}}`)
	last := f.styles[len(f.styles)-1]
	assert.True(t, last.Left)
	assert.Equal(t, 5, last.ZIndex)
	assert.Equal(t, "dark", last.Theme)
	n := len(f.styles)
	f.Update(Settings{Attributes: map[string]any{"alignment": "left"}})
	assert.Len(t, f.styles, n, "nothing changed")
}
