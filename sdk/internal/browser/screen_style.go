//go:build js && wasm

package browser

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// Style places and colours the frame.
func (s *Screen) Style(look messenger.Look) {
	s.look = look
	if s.shown == nil || s.stage == opened {
		return
	}
	s.place()
	tint(get(s.doc, "documentElement"), look)
}

// place gives the frame its own.
func (s *Screen) place() {
	side, other := "right", "left"
	if s.look.Left {
		side, other = other, side
	}
	bottom := messenger.AboveLauncher(padding(s.look.Vertical))
	setStyle(get(s.frame, "style"), framePlain+"color-scheme:"+s.look.Scheme()+";width:min(384px, 100vw - 16px);height:"+messenger.Pixels(s.height)+
		";max-height:calc(100vh - "+bottom+" - 8px);bottom:calc"+bottom+";top:auto;"+
		side+":"+padding(s.look.Horizontal)+";"+other+":auto;z-index:"+strconv.Itoa(s.look.ZIndex))
}

// tint gives a frame's root element its colours.
func tint(root safejs.Value, look messenger.Look) {
	style := get(root, "style")
	set(style, "colorScheme", look.Scheme())
	own := color(style, "--action", look.Action)
	color(style, "--bg", look.Background)
	color(style, "--link", look.Link)
	call2(get(root, "classList"), "toggle", "tinted", own)
}

// padding is the distance to the window's edge. Where the window is hardly wider
// than the frame, as on a phone, the page's wish does not count (section 2).
func padding(n int) string {
	return "min(" + messenger.Pixels(n-shadow) + ", max(8px, 100vw - 392px))"
}

// color sets a custom property to what is a colour, and says whether it did.
func color(style safejs.Value, name, value string) bool {
	if !isColor(value) {
		call1(style, "removeProperty", name)
		return false
	}
	call2(style, "setProperty", name, value)
	return true
}

func isColor(value string) bool { return isTrue(call2(get(window, "CSS"), "supports", "color", value)) }
