package wire_test

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

const almostOne = 1 - 1e-9

var sunday = time.Date(1994, 11, 6, 8, 49, 37, 0, time.UTC)

func TestPauseDoublesUpToFiveMinutes(t *testing.T) {
	for tries, want := range map[int]time.Duration{
		1: time.Second, 2: 2 * time.Second, 3: 4 * time.Second, 4: 8 * time.Second, 5: 16 * time.Second, 6: 32 * time.Second,
		7: 64 * time.Second, 8: 128 * time.Second, 9: 256 * time.Second, 10: 5 * time.Minute, 11: 5 * time.Minute,
		64: 5 * time.Minute, 1000: 5 * time.Minute, math.MaxInt32: 5 * time.Minute,
	} {
		assert.Equal(t, want/2, wire.Pause(tries, "", sunday, 0.5), "try %d", tries)
		assert.Zero(t, wire.Pause(tries, "", sunday, 0), "full jitter begins at nothing, try %d", tries)
		assert.InDelta(t, want, wire.Pause(tries, "", sunday, almostOne), float64(time.Millisecond), "try %d", tries)
	}
}

func TestPauseObeysRetryAfter(t *testing.T) {
	const jitter = 500 * time.Millisecond // what the first try has without a header
	tests := []struct {
		name, header string
		want         time.Duration
	}{
		{"seconds", "120", 2 * time.Minute},
		{"at once", "0", jitter},
		{"space around", " 7 ", 7 * time.Second},
		{"a day and more", "90000", 24 * time.Hour},
		{"huge", "9223372036854775807", 24 * time.Hour},
		{"a date to come", "Sun, 06 Nov 1994 08:50:37 GMT", time.Minute},
		{"this moment", "Sun, 06 Nov 1994 08:49:37 GMT", jitter},
		{"a date gone by", "Sat, 05 Nov 1994 08:49:37 GMT", jitter},
		{"a date years away", "Mon, 06 Nov 2034 08:49:37 GMT", 24 * time.Hour},
		{"nothing", "", jitter},
		{"negative", "-1", jitter},
		{"a fraction", "1.5", jitter},
		{"a word", "soon", jitter},
		{"a number and more", "10s", jitter},
		{"a list", "10, 20", jitter},
		{"another zone", "Sun, 06 Nov 1994 08:49:37 CET", jitter},
		{"no such month", "Sun, 06 Nox 1994 08:49:37 GMT", jitter},
		{"half a month's name", "Sun, 06 anF 1994 08:49:37 GMT", jitter},
		{"letters for digits", "Sun, 0x Nov 1994 08:49:37 GMT", jitter},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, wire.Pause(1, test.header, sunday, 0.5))
			if test.want != jitter {
				assert.Equal(t, test.want, wire.Pause(30, test.header, sunday, 0), "neither tries nor chance change it")
			}
		})
	}
}

func TestEveryMonthIsReadAsHTTPWritesIt(t *testing.T) {
	for month := range 24 {
		at := sunday.AddDate(0, month, 3*month).Add(time.Duration(month) * 37 * time.Minute)
		assert.Equal(t, time.Hour, wire.Pause(1, at.Format(http.TimeFormat), at.Add(-time.Hour), 0.5), at)
	}
}

// asked is the pause that a header asks for, by net/http, and whether it does.
// Only the form that servers send counts, not the two obsolete ones.
func asked(header string, now time.Time) (time.Duration, bool) {
	// White space of ASCII only, which is what HTTP knows: TrimSpace takes more.
	header = strings.TrimFunc(header, func(r rune) bool { return r <= ' ' })
	if n, err := strconv.ParseUint(header, 10, 63); err == nil {
		return time.Duration(min(n, 24*60*60)) * time.Second, true
	}
	at, err := http.ParseTime(header)
	if err != nil || at.Format(http.TimeFormat) != header {
		return 0, false
	}
	return min(24*time.Hour, max(0, at.Sub(now))), true
}

func FuzzRetryAfter(f *testing.F) {
	for _, header := range []string{"", "5", "-5", "1e9", "99999999999999999999", "+3", "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 99 Nov 1994 99:99:99 GMT",
		"Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 0000 08:49:37 GMT", "Sun, 06 Nov 9999 23:59:59 GMT", "\u00a00", "\v7\f"} {
		f.Add(header, 1, 0.5, int64(784111777))
	}
	f.Fuzz(func(t *testing.T, header string, tries int, random float64, unix int64) {
		if tries < 1 || !(random >= 0 && random < 1) || unix < 0 || unix > 4e9 {
			return
		}
		now := time.Unix(unix, 0)
		got := wire.Pause(tries, header, now, random)
		assert.GreaterOrEqual(t, got, time.Duration(0))
		assert.LessOrEqual(t, got, 24*time.Hour)
		if want, ok := asked(header, now); ok && want > 0 {
			assert.Equal(t, want, got)
		}
	})
}
