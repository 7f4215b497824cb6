package messenger

// emoji are those that can be chosen: faces, hands, hearts, things.
const emoji = "😀 😂 😊 🙂 😉 😍 😘 😎 🤔 😐 😅 😢 😭 😡 😱 😴 🤗 🙄 😇 🥳 👍 👎 👏 🙏 👋 💪 👌 🤝 ❤️ 💙 💚 🔥 🎉 ✨ ⭐ ✅ ❌ ⚠️ 💡 🚀"

// emoji is a button with a popover, which the browser opens and closes by itself.
func (v *view) emoji() *Node {
	return el("span|class=with-emoji").key("emoji").add(tool("smile", v.say(wEmoji)).attr("popovertarget", "emoji"), v.choices())
}

// choices are made once: what is on a screen is drawn with every letter that is typed.
// They come with a screen's second drawing.
func (v *view) choices() *Node {
	if v.first {
		v.more = true
		return nil
	}
	if v.panel != nil {
		return v.panel
	}
	panel := el("div|id=emoji|class=emoji|popover=|role=group|aria-label=%", v.say(wEmoji)).key("panel")
	panel.Same = v.Lang
	for _, e := range split(emoji, " ") {
		panel.add(act("", e, "emoji", e).attr("popovertarget", "emoji").attr("popovertargetaction", "hide"))
	}
	v.panel = panel
	return panel
}
