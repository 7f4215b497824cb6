package wiretest

import (
	"net/http"
	"net/url"
	"strings"
)

var corsChecks = []check{
	{"cors/allowed", 7, []need{needsOrigin}, corsAllowed},
	{"cors/no-preflight", 7, []need{needsOrigin}, corsNoPreflight},
	{"cors/errors", 7, []need{needsOrigin}, corsErrors},
	{"cors/refused-identity", 7, []need{needsOrigin, needsSecureApp}, corsRefusedIdentity},
	{"cors/not-allowed", 7, nil, corsNotAllowed},
	{"cors/no-wildcard", 7, nil, corsNoWildcard},
}

const (
	allowOrigin      = "Access-Control-Allow-Origin"
	allowCredentials = "Access-Control-Allow-Credentials"
)

// shared fails unless a page of the allowed origin can read the answer.
func (p *probe) shared(a answer) {
	got := a.header.Values(allowOrigin)
	p.holds(len(got) == 1 && got[0] == p.Origin, "%v: %s is %q, not %q", a, allowOrigin, got, p.Origin)
	got = a.header.Values(allowCredentials)
	p.holds(len(got) == 1 && got[0] == "true", "%v: %s is %q, not true", a, allowCredentials, got)
}

func corsAllowed(p *probe) {
	b := p.browser()
	for _, name := range []string{pingName, metricsName} {
		a := b.post(name, nil)
		p.succeeded(a)
		p.shared(a)
	}
	a := p.send(p.post(b.tracking(newEvent("wiretest-cors", nil))))
	p.succeeded(a)
	p.shared(a)
}

// A form is posted without asking first, as by fetch and by sendBeacon.
func corsNoPreflight(p *probe) {
	for _, kind := range []string{"application/x-www-form-urlencoded", "application/x-www-form-urlencoded;charset=UTF-8"} {
		r := p.post(p.browser().call(pingName, nil))
		r.header["Content-Type"] = kind
		r.header["Sec-Fetch-Site"], r.header["Sec-Fetch-Mode"], r.header["Sec-Fetch-Dest"] = "cross-site", "cors", "empty"
		a := p.send(r)
		p.succeeded(a)
		p.shared(a)
	}
}

// A refusal that a page cannot read looks to it like no answer, and is tried again
// for ever.
func corsErrors(p *probe) {
	b := p.browser()
	for _, a := range []answer{
		b.post(pingName, nil, with("user_data", "{")),
		b.post(fresh("request"), nil),
		p.large(),
	} {
		p.holds(a.status >= 400, "%v, not a refusal", a)
		p.shared(a)
	}
}

func corsRefusedIdentity(p *probe) {
	p.shared(p.denied(p.secure(), attrs{"user_id": fresh("user")}, "a user_id without a proof"))
}

// strangers are origins that nobody allows, some of which look as if. A workspace
// may allow all subdomains of a site, so that names below one are no strangers.
func strangers(c Config) []string {
	list := []string{c.BadOrigin, "null"}
	u, err := url.Parse(c.Origin)
	if err != nil || u.Host == "" {
		return list
	}
	after, before := *u, *u
	after.Host = strings.Replace(u.Host, u.Hostname(), u.Hostname()+".not-listed.invalid", 1)
	list = append(list, after.String())
	if strings.Count(u.Hostname(), ".") > 1 {
		return list
	}
	before.Host = "not-listed-" + u.Host
	return append(list, before.String())
}

// A browser lets a page read what names the page's own origin, or everybody's.
func corsNotAllowed(p *probe) {
	for _, origin := range strangers(p.Config) {
		for _, edits := range [][]edit{nil, {with("user_data", "{")}} {
			r := p.post(p.browser().call(pingName, nil), edits...)
			r.header["Origin"] = origin
			a := p.send(r)
			for _, got := range a.header.Values(allowOrigin) {
				p.holds(got != origin && got != "*", "%v: with the origin %s, which is not allowed, %s is %s", a, origin, allowOrigin, got)
			}
		}
	}
}

func corsNoWildcard(p *probe) {
	origins := []string{"", p.BadOrigin}
	if p.Origin != "" {
		origins = append(origins, p.Origin)
	}
	for _, origin := range origins {
		r := p.post(p.browser().call(pingName, nil))
		delete(r.header, "Origin")
		if origin != "" {
			r.header["Origin"] = origin
		}
		preflight := request{http.MethodOptions, r.path, map[string]string{"Origin": origin, "Access-Control-Request-Method": "POST"}, ""}
		for _, a := range []answer{p.send(r), p.send(preflight)} {
			open := a.header.Get(allowOrigin) == "*" && a.header.Get(allowCredentials) == "true"
			p.holds(!open, "%v: %s is *, together with credentials", a, allowOrigin)
		}
	}
}
