package messenger

import "strconv"

// The launcher is in the page's own document, where its rules reach. What it looks
// like is important, so that a rule for all elements does not change it; where it is,
// how large, and whether it is seen, pages say with important rules of their own.
const (
	// plainStyle keeps the page's rules off an element that has no look.
	plainStyle = "all:initial;display:block!important;position:static!important;margin:0!important;padding:0!important;border:0!important"

	launcherStyle = "all:initial;position:fixed!important;display:block;box-sizing:border-box!important;width:48px;height:48px;" +
		"margin:0!important;padding:0!important;border:0!important;border-radius:50%!important;cursor:pointer!important;" +
		"user-select:none!important;touch-action:manipulation!important;-webkit-tap-highlight-color:transparent!important;forced-color-adjust:none!important;" +
		"box-shadow:0 1px 6px #0000001f,0 4px 24px #00000029!important;"
	launcherPart = "all:initial;position:absolute!important;display:block!important;box-sizing:border-box!important;margin:0!important;border:0!important;pointer-events:none!important;"
	launcherIcon = launcherPart + "inset:12px!important;width:24px!important;height:24px!important;padding:0!important;" +
		"color:inherit!important;background:currentColor!important;clip-path:path("
	launcherCount = launcherPart + "top:-4px!important;right:-4px!important;width:auto!important;min-width:20px!important;height:20px!important;padding:0 5px!important;" +
		"border-radius:10px!important;background:#c8281d!important;color:#fff!important;font:600 12px/20px system-ui,sans-serif!important;text-align:center!important"

	iconOpen     = `evenodd,"M5 2.5h14a3.5 3.5 0 0 1 3.5 3.5v9a3.5 3.5 0 0 1-3.5 3.5h-6L7.6 22.3a.7.7 0 0 1-1.1-.6V18.5H5A3.5 3.5 0 0 1 1.5 15V6A3.5 3.5 0 0 1 5 2.5zM6.5 7.4h11v1.7h-11zM6.5 11.9h7.5v1.7H6.5z")!important`
	iconMinimize = `"M4.9 7.4 12 14.5l7.1-7.1 1.8 1.8L12 18.1 3.1 9.2z")!important`
)

// LauncherSheet is what the launcher looks like while it is used, as the rules of a
// shadow tree that it is slotted in. It makes way for the messenger on phones.
const LauncherSheet = `
::slotted(button:focus-visible){outline:3px solid #1f5bd8!important;outline-offset:2px!important;box-shadow:0 0 0 2px #fff!important}
::slotted(button:hover){filter:brightness(1.08)!important}
@media (prefers-reduced-motion:no-preference){::slotted(button){transition:transform .16s ease-out!important}::slotted(button:hover){transform:scale(1.06)!important}::slotted(button:active){transform:scale(.94)!important}}
@media (max-width:450px){::slotted(button[aria-expanded=true]){display:none!important}}
@media (forced-colors:active){::slotted(:is(button,.intercom-messenger-frame)){border:2px solid ButtonText!important}}
@media print{::slotted(*){display:none!important}}`

// Container is the element that all of the messenger is in, with kids in it.
func Container(kids ...Node) Node {
	return element("div", []string{"id", "intercom-container", "class", "intercom-namespace", "style", plainStyle},
		element("div", []string{"class", "intercom-lightweight-app", "style", plainStyle + ";order:" + ContainerOrder}, kids...))
}

// ContainerOrder is the order of what all is in. It has no effect, but shows whether
// the page has an important rule that resets all elements.
const ContainerOrder = "7"

// LauncherRoom is the custom property by which the frames in the container make room
// for the launcher, where there is one, and LauncherHeight how much, in pixels.
const (
	LauncherRoom   = "--intercom-launcher"
	LauncherHeight = 48 + 16
)

// AboveLauncher is a distance to the lower edge of the window, in CSS, with that room.
func AboveLauncher(css string) string { return "(" + css + " + var(" + LauncherRoom + ", 0px))" }

// Node draws the launcher.
func (l Launcher) Node() Node {
	icon, shape, expanded := "open", iconOpen, "false"
	if l.Open {
		icon, shape, expanded = "minimize", iconMinimize, "true"
	}
	kids := []Node{element("div", []string{"class", "intercom-lightweight-app-launcher-icon intercom-lightweight-app-launcher-icon-" + icon, "style", launcherIcon + shape})}
	if l.Unread > 0 {
		count := strconv.Itoa(l.Unread)
		if l.Unread > 99 {
			count = "99+"
		}
		kids = append(kids, element("span", []string{"class", "intercom-unread-count", "aria-hidden", "true", "style", launcherCount}, text(count)))
	}
	return element("button", []string{
		"type", "button", "class", "intercom-lightweight-app-launcher intercom-launcher",
		"aria-label", l.Label, "aria-haspopup", "dialog", "aria-expanded", expanded, "style", launcherStyle + l.Look.launcher(),
	}, kids...)
}

// launcher is where the launcher is, and its colours: the icon's is dark or light, as
// can be read on the other. On a phone paddings do not count (section 2).
func (l Look) launcher() string {
	side, other := "right", "left"
	if l.Left {
		side, other = other, side
	}
	style := "background:#1f5bd8!important;background:light-dark(#1f5bd8,#8ab0ff)!important;color:#fff!important;color:light-dark(#fff,#10131a)!important;"
	if l.Action != "" {
		style = "background:" + l.Action + "!important;color:#fff!important;color:color(from " + l.Action + " xyz-d65 " + readable + ")!important;"
	}
	return style + "color-scheme:" + l.Scheme() + "!important;z-index:" + strconv.Itoa(l.ZIndex) + ";bottom:" + edge(l.Vertical, "bottom") + ";" +
		side + ":" + edge(l.Horizontal, side) + ";" + other + ":auto;top:auto"
}

// readable is black or white, by the luminance y of what is behind it; see Style.
const readable = "calc((.18 - y)*999) calc((.18 - y)*999) calc((.18 - y)*999)"

// edge is the distance to an edge of the window.
func edge(padding int, side string) string {
	return "calc(min(" + Pixels(padding) + ", max(" + Pixels(leastPadding) + ", (100vw - 450px)*999)) + env(safe-area-inset-" + side + ", 0px))"
}
