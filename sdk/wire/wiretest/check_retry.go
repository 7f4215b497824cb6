package wiretest

import (
	"strings"
	"time"
)

var retryChecks = []check{
	{"retry/retry-after", 7, nil, retryAfterRead},
}

// What asks to come later says when in a way that can be read, also by a page of
// another origin, or says nothing.
func retryAfterRead(p *probe) {
	seen := p.client.postponed()
	if len(seen) == 0 {
		p.skip("the backend never answered 429 or 503")
	}
	for _, a := range seen {
		p.holds(len(a.header.Values("Retry-After")) <= 1, "%v: Retry-After is there more than once", a)
		later := a.header.Get("Retry-After")
		if later == "" {
			continue
		}
		_, ok := retryAfter(later, time.Now())
		p.holds(ok, "%v: Retry-After is %q, neither seconds nor a date as in %q", a, later, "Sun, 06 Nov 1994 08:49:37 GMT")
		exposed := strings.ToLower(strings.Join(a.header.Values("Access-Control-Expose-Headers"), ","))
		cross := a.request.header["Origin"] != "" && a.header.Get(allowOrigin) != ""
		p.holds(!cross || strings.Contains(exposed, "retry-after"), "%v: a page of another origin cannot read Retry-After: Access-Control-Expose-Headers lacks it", a)
	}
}
