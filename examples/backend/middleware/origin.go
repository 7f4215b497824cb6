package middleware

import (
	"net/http"
	"net/url"
	"strings"
)

// SameOrigin says whether the request comes from a page of this server, from the
// address bar or from no browser at all. Sec-Fetch-Site cannot be set by pages;
// older browsers are judged by Origin.
func SameOrigin(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return true
	case "":
		origin := r.Header.Get("Origin")
		return origin == "" || ownOrigin(r, origin)
	}
	return false
}

// ownOrigin compares hosts, not schemes: behind a proxy that ends TLS this server
// does not know its own.
func ownOrigin(r *http.Request, origin string) bool {
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, r.Host)
}

// Share lets a page of another origin read the answer, credentials included. Of
// the headers it sees Retry-After, which it has to obey, and the ones that every
// page may see.
func Share(h http.Header, origin string) {
	h.Set("Access-Control-Allow-Origin", origin)
	h.Set("Access-Control-Allow-Credentials", "true")
	h.Set("Access-Control-Expose-Headers", "Retry-After")
}

// Unshare takes back what Share gave.
func Unshare(h http.Header) {
	h.Del("Access-Control-Allow-Origin")
	h.Del("Access-Control-Allow-Credentials")
	h.Del("Access-Control-Expose-Headers")
}
