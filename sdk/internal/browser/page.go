//go:build js && wasm

package browser

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/hack-pad/safejs"
)

// Page is the document that the messenger is in.
type Page struct{ Owner }

// Here is where the page is now.
func (p *Page) Here() session.Page {
	return session.Page{
		URL:      text(get(get(window, "location"), "href")),
		Title:    pageTitle(),
		Referrer: text(get(document, "referrer")),
	}
}

// Platform is web or mobile_web.
func (p *Page) Platform() string {
	if ascii.Index(text(get(get(window, "navigator"), "userAgent")), "Mobi") >= 0 {
		return "mobile_web"
	}
	return "web"
}

// Visible says whether somebody can see the page.
func (p *Page) Visible() bool { return text(get(document, "visibilityState")) != "hidden" }

// NewID returns a random UUID (RFC 9562, version 4). crypto.randomUUID would be
// missing on pages without https. Where a page has no crypto that works, chance of
// lesser quality does: two that are the same would be taken for one.
func (p *Page) NewID() string {
	var b [16]byte
	array, _ := construct(get(window, "Uint8Array"), len(b))
	numbers := text(call1(call1(get(window, "crypto"), "getRandomValues", array), "join", " "))
	for i := range b {
		var number string
		number, numbers, _ = ascii.Cut(numbers, " ")
		n, err := strconv.Atoi(number)
		if err != nil {
			n = int(256 * p.Random())
		}
		b[i] = byte(n)
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	const hex = "0123456789abcdef"
	var out []byte
	for i, c := range b {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			out = append(out, '-')
		}
		out = append(out, hex[c>>4], hex[c&15])
	}
	return string(out)
}

// Random is in [0,1).
func (p *Page) Random() float64 { return number(call(get(window, "Math"), "random")) }

// Watch calls leave when the page is left, back when it returns from the
// browser's cache, online when the network does and offline when it goes, visible when
// the page can be seen again, and hidden when it no longer can.
func (p *Page) Watch(leave, back, online, offline, visible, hidden func()) {
	p.Listen(window, "pagehide", func(safejs.Value) { leave() })
	p.Listen(window, "pageshow", func(e safejs.Value) {
		if isTrue(get(e, "persisted")) {
			back()
		}
	})
	p.Listen(window, "online", func(safejs.Value) { online() })
	p.Listen(window, "offline", func(safejs.Value) { offline() })
	p.Listen(document, "visibilitychange", func(safejs.Value) {
		if p.Visible() {
			visible()
		} else {
			hidden()
		}
	})
}

// Origin is where the page came from.
func (p *Page) Origin() string { return text(get(get(window, "location"), "origin")) }

// Lang is the language that the document says it is in, or "".
func (p *Page) Lang() string { return text(get(get(document, "documentElement"), "lang")) }
