//go:build js && wasm

package browser

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Cookies reads and writes the page's cookies. What the browser refuses is kept
// for the life of the page.
type Cookies struct {
	domain string
	probed bool
	memory wire.Object
}

// Read returns the value of a cookie, "" when there is none.
func (c *Cookies) Read(name string) string {
	if v := c.memory.String(name); v != "" { // newer than what the browser has
		return v
	}
	return inJar(name)
}

// Write writes a cookie on the domain that subdomains share; a life of 0 or less
// deletes it.
func (c *Cookies) Write(name, value string, life time.Duration) {
	c.probe()
	c.write(name, value, c.domain, life)
	c.memory = c.memory.Without(name)
	if life > 0 && inJar(name) != value {
		c.memory = c.memory.With(name, value)
	}
}

// inJar reads by a call: a sandboxed document throws at the mere look at its
// cookies.
func inJar(name string) string {
	v, _ := read(document, "cookie")
	return cookie.Parse(text(v), name)
}

func (c *Cookies) write(name, value, domain string, life time.Duration) {
	secure := text(get(get(window, "location"), "protocol")) == "https:"
	write(document, "cookie", cookie.Format(name, value, domain, life, secure))
}

// Move moves the named cookies to the domain that the backend wants; one
// that this page may not use, or that the browser takes no cookie for because it is
// nobody's own, changes nothing.
func (c *Cookies) Move(domain string, names []string) {
	c.probe()
	if domain == c.domain || !cookie.Within(host(), domain) || !c.takes(domain) {
		return
	}
	for _, name := range names {
		c.write(name, "", c.domain, 0)
	}
	c.domain = domain
}

const probeName = "intercom-probe"

// probe finds the registrable domain: the broadest that the browser takes a
// cookie for.
func (c *Cookies) probe() {
	if c.probed {
		return
	}
	c.probed = true
	for _, domain := range cookie.Candidates(host()) {
		if c.takes(domain) {
			c.domain = domain
			return
		}
	}
}

// takes says whether the browser takes a cookie for that domain.
func (c *Cookies) takes(domain string) bool {
	c.write(probeName, "1", domain, 5*time.Second)
	taken := inJar(probeName) == "1"
	if taken {
		c.write(probeName, "", domain, 0)
	}
	return taken
}

func host() string { return text(get(get(window, "location"), "hostname")) }
