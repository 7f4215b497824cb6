package messenger

// emoji are those that can be chosen: faces, hands, hearts, things.
const emoji = "😀 😂 😊 🙂 😉 😍 😘 😎 🤔 😐 😅 😢 😭 😡 😱 😴 🤗 🙄 😇 🥳 👍 👎 👏 🙏 👋 💪 👌 🤝 ❤️ 💙 💚 🔥 🎉 ✨ ⭐ ✅ ❌ ⚠️ 💡 🚀"

// emoji is a button with a popover, which the browser opens and closes by itself.
func (v *view) emoji() *Node {
	panel := el("div|id=emoji|class=emoji|popover=|role=group|aria-label=%", v.say(wEmoji)).key("panel")
	panel.Same = v.Lang
	for _, e := range split(emoji, " ") {
		panel.add(act("", e, "emoji", e).attr("popovertarget", "emoji").attr("popovertargetaction", "hide"))
	}
	return el("span|class=with-emoji").key("emoji").add(tool("smile", v.say(wEmoji)).attr("popovertarget", "emoji"), panel)
}
