package wiretest

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// retryAfter reads a Retry-After header: seconds, or the one form of date that
// servers may send (RFC 9110, sections 5.6.7 and 10.2.3).
func retryAfter(s string, now time.Time) (time.Duration, bool) {
	s = strings.TrimSpace(s)
	if n, err := strconv.ParseUint(s, 10, 31); err == nil && s[0] != '+' {
		return time.Duration(n) * time.Second, true
	}
	at, err := time.Parse(http.TimeFormat, s)
	if err != nil {
		return 0, false
	}
	return max(0, at.Sub(now)), true
}
