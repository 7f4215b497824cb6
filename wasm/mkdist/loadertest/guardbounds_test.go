package loadertest

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheGuardIsBounded(t *testing.T) {
	t.Parallel()
	t.Run("twenty records, the latest", func(t *testing.T) {
		t.Parallel()
		p, s := waiting(t, `snippet()('trackEvent', location.search);`)
		for i := 1; i <= 21; i++ {
			p.open(fmt.Sprint(s.URL, "/?", i))
		}
		records := leave(p, s)
		require.Len(t, records, 20)
		assert.JSONEq(t, `[["trackEvent","?2"]]`, callsOf(records[0]))
		assert.JSONEq(t, `[["trackEvent","?21"]]`, callsOf(records[19]))
	})
	t.Run("a thousand calls, the first of a page", func(t *testing.T) {
		t.Parallel()
		p, s := waiting(t, `snippet()('boot'); for (let i = 0; i < 1100; i++) Intercom('trackEvent', i);`)
		records := leave(p, s)
		require.Len(t, records, 1)
		require.Len(t, records[0].Calls, 1000)
		assert.JSONEq(t, `["boot"]`, string(records[0].Calls[0]))
	})
	t.Run("500 kB, whatever fits", func(t *testing.T) {
		t.Parallel()
		p, s := waiting(t, `snippet()('boot'); Intercom('update', {s: 'x'.repeat(1e6)}); Intercom('hide');
			for (let i = 0; i < 60; i++) Intercom('trackEvent', 'x'.repeat(1e4)); Intercom('update');`)
		records := leave(p, s)
		require.Len(t, records, 1)
		assert.JSONEq(t, `["hide"]`, string(records[0].Calls[1]))
		assert.JSONEq(t, `["update"]`, string(records[0].Calls[len(records[0].Calls)-1]))
		assert.Len(t, records[0].Calls, 2+49+1)
	})
	t.Run("500 kB of all pages, the latest", func(t *testing.T) {
		t.Parallel()
		p, s := waiting(t, `snippet()('trackEvent', location.search); Intercom('trackEvent', 'x'.repeat(2e5));`)
		for i := 2; i <= 4; i++ {
			p.open(fmt.Sprint(s.URL, "/?", i))
		}
		records := leave(p, s)
		require.Len(t, records, 2)
		assert.Equal(t, s.URL+"/?3", records[0].URL)
		assert.Equal(t, s.URL+"/?4", records[1].URL)
	})
}
