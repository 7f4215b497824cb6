//go:build js && wasm

package browser

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// mobile is the question whether the window is that of a phone: there the messenger
// has all of it.
func mobile() safejs.Value { return call1(window, "matchMedia", "(max-width: 450px)") }

func holds(query safejs.Value) bool { return isTrue(get(query, "matches")) }

// dress gives the frame its place and its document its language and colours.
func (p *panel) dress() {
	now := attire{p.want.Look, p.want.Name, p.want.Lang, p.want.RTL, p.want.Open, holds(mobile())}
	if now == p.attire || !isObject(p.doc) {
		return
	}
	if p.attire == (attire{}) { // it comes from where it goes to
		call(p.frame, "getBoundingClientRect")
	}
	p.attire = now
	if now.open && now.phone {
		p.enter()
	} else {
		p.modal.Release()
	}
	still := holds(call1(window, "matchMedia", "(prefers-reduced-motion: reduce)"))
	setStyle(get(p.frame, "style"), frameStyle(now, still))
	call2(p.frame, "setAttribute", "title", now.name)
	p.fitKeyboard()
	p.dressInside(now)
}

func (p *panel) dressInside(now attire) {
	speak(p.doc, now.lang, now.rtl, now.name)
	tint(get(p.doc, "documentElement"), now.look)
}

// speak says in which language a document is, and its name.
func speak(doc safejs.Value, lang string, rtl bool, name string) {
	root, dir := get(doc, "documentElement"), "ltr"
	if rtl {
		dir = "rtl"
	}
	set(root, "lang", lang)
	set(root, "dir", dir)
	set(doc, "title", name)
}

// Where the frame is and how large, a page may say with important rules; see the
// launcher's style.
const (
	framePlain   = "all:initial;position:fixed!important;display:block;box-sizing:border-box!important;margin:0!important;padding:0!important;border:0!important;overflow:hidden!important;"
	frameDesktop = "border-radius:16px!important;box-shadow:0 5px 40px #00000029,0 1px 6px #0000001f!important;box-shadow:0 0 0 1px light-dark(#0000,#fff3),0 5px 40px #00000029!important;width:min(400px, calc(100vw - 40px));"
	framePhone   = "border-radius:0!important;inset:0;width:100%;height:100%;height:100dvh;"
	frameHidden  = "visibility:hidden!important;opacity:0!important;pointer-events:none!important;transform:translateY(12px)!important;"
	frameComes   = "transition:opacity .2s ease-out,transform .2s ease-out!important;"
	frameGoes    = "transition:opacity .12s ease-in,transform .12s ease-in,visibility 0s .12s!important;"

	// topmost is where the messenger is on phones, whatever the page wants (section 2).
	topmost = 2147483001
)

// frameStyle is the frame's style; still is for those who want nothing to move.
func frameStyle(a attire, still bool) string {
	look := a.look
	z := look.ZIndex
	style := framePlain
	if a.phone {
		z = max(z, topmost)
		style += framePhone
	} else {
		side, other := "right", "left"
		if look.Left {
			side, other = other, side
		}
		bottom := messenger.AboveLauncher(messenger.Pixels(look.Vertical))
		style += frameDesktop + "height:min(704px, 100vh - " + bottom + " - 20px);height:min(704px, 100dvh - " + bottom + " - 20px);bottom:calc" + bottom + ";" +
			side + ":" + messenger.Pixels(look.Horizontal) + ";" + other + ":auto;top:auto;"
	}
	style += "color-scheme:" + look.Scheme() + "!important;z-index:" + strconv.Itoa(z) + ";"
	switch {
	case !a.open && still:
		style += frameHidden
	case !a.open:
		style += frameHidden + frameGoes
	case !still:
		style += frameComes
	}
	return style
}
