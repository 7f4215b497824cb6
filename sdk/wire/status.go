package wire

import (
	"strconv"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/civil"
)

// Outcome is what a status means for the request that got it (section 7).
type Outcome int

// The outcomes.
const (
	Done    Outcome = iota // 2xx
	Retry                  // no answer, 408, 425, 429, 5xx
	Refused                // 403 on a ping: the identity was not believed
	Dropped                // any other: sending it again would not help
)

// Judge says what a status means; 0 stands for no answer.
func Judge(name string, status int) Outcome {
	switch {
	case status >= 200 && status < 300:
		return Done
	case status == 0, status == 408, status == 425, status == 429, status >= 500:
		return Retry
	case status == 403 && name == Ping:
		return Refused
	}
	return Dropped
}

// First and longest pause between two tries (section 7).
const (
	firstPause = time.Second
	maxPause   = 5 * time.Minute
)

// Pause is how long to wait before try number tries+1 (tries is at least 1):
// what the Retry-After header says, in seconds or as an HTTP date, else from 1 s
// doubling to 5 min with full jitter: also where the header asks for no pause, for a
// backend in trouble is not to be asked as fast as the network allows. random is in
// [0,1).
func Pause(tries int, retryAfter string, now time.Time, random float64) time.Duration {
	if d, ok := parseRetryAfter(retryAfter, now); ok && d > 0 {
		return d
	}
	ceiling := maxPause
	if tries < 10 {
		ceiling = min(maxPause, firstPause<<(tries-1))
	}
	return time.Duration(random * float64(ceiling))
}

// maxRetryAfter bounds what a header can ask for: a slip in a backend must not
// silence a page for good.
const maxRetryAfter = 24 * time.Hour

func parseRetryAfter(s string, now time.Time) (time.Duration, bool) {
	s = ascii.Trim(s)
	if s == "" {
		return 0, false
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		if n < 0 {
			return 0, false
		}
		return min(maxRetryAfter, time.Duration(min(n, 1e6))*time.Second), true
	}
	at, ok := parseHTTPDate(s)
	if !ok {
		return 0, false
	}
	return min(maxRetryAfter, max(0, at.Sub(now))), true
}

const months = "JanFebMarAprMayJunJulAugSepOctNovDec"

// parseHTTPDate reads the one form of date that servers send, "Sun, 06 Nov 1994
// 08:49:37 GMT" (RFC 9110, section 5.6.7). time.Parse would bring its layouts
// into the bundle.
func parseHTTPDate(s string) (time.Time, bool) {
	if len(s) != 29 || s[3:5] != ", " || s[25:] != " GMT" {
		return time.Time{}, false
	}
	month := ascii.Index(months, s[8:11])
	n := [5]int{}
	for i, part := range []string{s[5:7], s[12:16], s[17:19], s[20:22], s[23:25]} {
		v, err := strconv.Atoi(part)
		if err != nil || v < 0 {
			return time.Time{}, false
		}
		n[i] = v
	}
	if month < 0 || month%3 != 0 {
		return time.Time{}, false
	}
	days := int64(civil.Days(n[1], month/3+1, n[0]))
	return time.Unix(days*86400+int64(n[2]*3600+n[3]*60+n[4]), 0), true
}
