package messenger

// emoji are those that can be chosen: faces, hands, hearts, things.
const emoji = "😀 😂 😊 🙂 😉 😍 😘 😎 🤔 😐 😅 😢 😭 😡 😱 😴 🤗 🙄 😇 🥳 👍 👎 👏 🙏 👋 💪 👌 🤝 ❤️ 💙 💚 🔥 🎉 ✨ ⭐ ✅ ❌ ⚠️ 💡 🚀"

// emoji is a button with a popover, which the browser opens and closes by itself.
func (v *view) emoji() Node {
	panel := element("div", []string{"id", "emoji", "class", "emoji", "popover", "", "role", "group", "aria-label", v.say(wEmoji)})
	for _, e := range split(emoji, " ") {
		b := act("", e, "emoji", e)
		b.Attrs = append(b.Attrs, "popovertarget", "emoji", "popovertargetaction", "hide")
		panel.Kids = append(panel.Kids, b)
	}
	panel.Same = v.Lang
	return keyed("emoji", element("span", class("with-emoji"), tool("smile", v.say(wEmoji), "popovertarget", "emoji"), keyed("panel", panel)))
}
