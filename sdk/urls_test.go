package sdk

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestURLChangesAreTrackedWhereThePageWantsIt(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	assert.Nil(t, f.watching)
	f.invoke("update", []any{one("track_url_changes", true)})
	f.turn()
	require.NotNil(t, f.watching)
	f.url = "https://example.com/next"
	f.watching()
	f.turn()
	got := f.answer(200, `{}`)
	assert.Equal(t, wire.SourceURLChange, got.Source)
	assert.Equal(t, f.url, got.URL)
	f.watching()
	f.turn()
	assert.Empty(t, f.open(), "the same URL is no page view")
	f.invoke("update", []any{one("track_url_changes", false)})
	f.turn()
	assert.Nil(t, f.watching)
}

func TestAURLChangeIsAPageViewWhereThePageCrashesInItsTurn(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", TrackURLChanges: true}))
	f.turn()
	f.answer(200, visitor)
	f.url = "https://example.com/next"
	f.watching()
	f.Client.keep() // the end of the turn, and of the page
	f.url = "https://example.com/"
	f.load()
	f.gathered()
	got := f.answer(200, visitor)
	assert.Equal(t, "https://example.com/next", got.URL)
	assert.Equal(t, 2, got.PageView)
}

func TestURLChangesAndThePagesOwnUpdateAreOnePageView(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", TrackURLChanges: true}))
	f.turn()
	f.answer(200, visitor)
	f.url = "https://example.com/next"
	f.watching()
	f.Update(Settings{Name: "Ada"})
	f.turn()
	require.Len(t, f.open(), 1)
	assert.Equal(t, "Ada", f.answer(200, `{}`).value("name"))
}

func TestAURLChangeBehindAnUpdateThatEndsTheWatchIsNotTracked(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", TrackURLChanges: true}))
	f.turn()
	f.answer(200, visitor)
	f.invoke("update", []any{one("track_url_changes", false)})
	f.url = "https://example.com/next"
	f.watching()
	f.turn()
	assert.Empty(t, f.open())
}

func TestTheURLMayHaveChangedBeforeItIsTracked(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.invoke("update", []any{one("track_url_changes", true)})
	f.url = "https://example.com/next"
	f.turn()
	got := f.answer(200, `{}`)
	assert.Equal(t, wire.SourceURLChange, got.Source)
	assert.Equal(t, f.url, got.URL)
	assert.Empty(t, f.open())
}

func TestURLChangesAreNotTrackedForNobody(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", TrackURLChanges: true}))
	f.Shutdown()
	assert.Nil(t, f.watching)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	assert.Nil(t, f.watching)
}
