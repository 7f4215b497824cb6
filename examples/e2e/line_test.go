package e2e

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/sdk/wire"
)

// ask is a ping of a page load by a client that does not try again, and what it
// hears.
func ask(f *rig.Front, pageLoad string) (status int, header http.Header, err error) {
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	sum := sha256.Sum256([]byte(pageLoad))
	id := func(at int) string {
		h := hex.EncodeToString(sum[at : at+16])
		return h[:8] + "-" + h[8:12] + "-4" + h[13:16] + "-8" + h[17:20] + "-" + h[20:]
	}
	r := wire.Request{
		AppID: rig.AppID, PageLoadID: id(0), Platform: "web", Source: wire.SourceUpdate, URL: f.Origin + "/", DeviceID: id(8),
		IdempotencyKey: hex.EncodeToString(sum[:8]),
		UserData:       wire.Object{{Key: "anonymous_id", Value: id(16)}, {Key: "user_id", Value: "u-1"}},
	}
	answer, err := client.Post(f.Origin+"/messenger/web/ping", "application/x-www-form-urlencoded", strings.NewReader(r.Encode()))
	if err != nil {
		return 0, nil, err
	}
	defer answer.Body.Close()
	_, err = io.ReadAll(answer.Body)
	return answer.StatusCode, answer.Header, err
}

func TestTheLineBreaksAsItIsAskedTo(t *testing.T) {
	t.Parallel()
	b := rig.NewBackend(t)
	f := rig.NewFront(t, b)
	tests := map[string]struct {
		rig.Break
		status  int
		fails   string
		handled bool
	}{
		"not at all":               {rig.Break{}, 200, "", true},
		"dropped":                  {rig.Break{Drop: true}, 0, "EOF", false},
		"dropped by a reset":       {rig.Break{Drop: true, Reset: true}, 0, "reset", false},
		"the answer lost":          {rig.Break{Lose: true}, 0, "EOF", true},
		"the answer lost, a reset": {rig.Break{Lose: true, Reset: true}, 0, "reset", true},
		"the answer cut":           {rig.Break{Cut: true}, 200, "unexpected EOF", true},
		"a status":                 {rig.Break{Status: 503, RetryAfter: "7"}, 503, "", false},
	}
	for name, test := range tests {
		before := len(b.PageViews())
		f.BreakFor(func(*rig.Request) rig.Break { return test.Break })
		status, header, err := ask(f, name)
		assert.Equal(t, test.status, status, name)
		if test.fails == "" {
			assert.NoError(t, err, name)
			assert.Equal(t, test.RetryAfter, header.Get("Retry-After"), name)
		} else {
			assert.ErrorContains(t, err, test.fails, name)
		}
		assert.Equal(t, test.handled, len(b.PageViews()) > before, name)
	}
}

func TestADelayHoldsARequestUp(t *testing.T) {
	t.Parallel()
	f := rig.NewFront(t, rig.NewBackend(t))
	f.BreakFor(func(*rig.Request) rig.Break { return rig.Break{Delay: 80 * time.Millisecond} })
	began := time.Now()
	status, _, err := ask(f, "")
	require.NoError(t, err)
	assert.Equal(t, http.StatusOK, status)
	assert.GreaterOrEqual(t, time.Since(began), 80*time.Millisecond)
}

func TestWhatIsForgedReachesTheBackend(t *testing.T) {
	t.Parallel()
	b := rig.NewBackend(t)
	f := rig.NewFront(t, b)
	f.Forge(func(r *rig.Request) ([]string, bool) {
		return []string{strings.ReplaceAll(r.Body, "u-1", "u-2"), strings.ReplaceAll(r.Body, "u-1", "u-3")}, true
	})
	_, _, err := ask(f, "")
	require.NoError(t, err)
	f.Forge(func(*rig.Request) ([]string, bool) { return nil, true })
	status, _, err := ask(f, "")
	require.NoError(t, err)
	assert.Equal(t, http.StatusOK, status)
	var ids []string
	for _, c := range b.Contacts(rig.AppID) {
		ids = append(ids, c.UserID)
	}
	assert.Equal(t, []string{"u-2", "u-3"}, ids)
}

// Tabs of one profile share cookies, storage and, where they have one, the clock.
func TestTabsOfAProfileShareTheirClock(t *testing.T) {
	t.Parallel()
	f := rig.NewFront(t, rig.NewBackend(t))
	f.File("/start", page(`localStorage.here = 'yes'`))
	p := rig.NewProfile(t)
	p.Advance(f.Origin, -time.Hour)
	behind := func(tab *rig.Tab) time.Duration {
		return time.Until(time.UnixMilli(rig.Get[int64](tab, `Date.now()`))).Round(time.Minute)
	}
	one := p.Tab()
	one.HoldClock()
	one.Open(f.Origin + "/start")
	assert.Equal(t, -time.Hour, behind(one))
	p.Advance(f.Origin, 2*time.Hour)
	require.NoError(t, one.SetClock(p.Ahead(), rig.Patience))
	assert.Equal(t, time.Hour, behind(one))
	other := p.Tab()
	other.HoldClock()
	other.Open(f.Origin + "/start")
	assert.Equal(t, time.Hour, behind(other))

	one.Crash()
	_, err := rig.Try[string](one, rig.Patience, `localStorage.here`)
	assert.ErrorIs(t, err, rig.ErrCrashed)
	one.Close()
	assert.Equal(t, "yes", rig.Get[string](other, `localStorage.here`))
	require.NoError(t, other.Offline(true))
	assert.Equal(t, "failed", rig.Get[string](other, `fetch('/start').then(() => 'came', () => 'failed')`))
	require.NoError(t, other.Offline(false))
	assert.Equal(t, "came", rig.Get[string](other, `fetch('/start').then(() => 'came', () => 'failed')`))
}
