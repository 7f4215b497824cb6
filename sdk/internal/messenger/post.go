package messenger

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Actions of a card's elements, their data-act. A click on the acknowledging
// button counts as clicked and closes the card.
const (
	ActClick       = "click"
	ActAcknowledge = "ok"
	ActDismiss     = "dismiss"
)

// Cards draws posts, in the words of t. base is the backend's address, for paths in
// the content.
func (t *Texts) Cards(list []wire.Content, base string) Cards {
	cards := Cards{Name: t.say(wMessages), Lang: t.Lang, RTL: t.RTL}
	for _, content := range list {
		cards.List = append(cards.List, Drawing{ID: content.ID, Node: func() Node { return t.card(content, base) }})
	}
	return cards
}

func (t *Texts) card(c wire.Content, base string) Node {
	titleID := "entryphone-post-" + c.ID
	name, dismiss := []string{"aria-label", t.say(wMessage)}, t.say(wDismiss, t.say(wMessage))
	card := element("article", nil)
	if c.Title != "" {
		name, dismiss = []string{"aria-labelledby", titleID}, t.say(wDismiss, c.Title)
		card.Kids = append(card.Kids, element("h2", []string{"id", titleID}, text(c.Title)))
	}
	for _, b := range c.Blocks {
		if n := block(b, base, t.say(wVideo)); n.Tag != "" {
			card.Kids = append(card.Kids, n)
		}
	}
	card.Attrs = append(name, "class", "post", "dir", "auto", "data-id", c.ID)
	card.Kids = append(card.Kids, element("button",
		[]string{"type", "button", "class", "dismiss", "aria-label", dismiss, "data-act", ActDismiss}))
	return card
}

// block draws one block; an unknown one, and one whose address is not safe, is
// skipped. video is what a link to one says.
func block(b wire.Block, base, video string) Node {
	switch b.Type {
	case "paragraph":
		return element("p", nil, inline(b.Text, base)...)
	case "heading":
		return element("h3", nil, inline(b.Text, base)...)
	case "code":
		return element("pre", []string{"tabindex", "0"}, element("code", nil, text(b.Text)))
	case "list":
		return list(b, base)
	case "image":
		return image(b, base)
	case "button":
		return button(b, base)
	case "attachment":
		return linkBlock(b.URL, b.Name, base)
	case "video":
		return linkBlock(b.URL, video, base)
	}
	return Node{}
}

func list(b wire.Block, base string) Node {
	n := element("ul", nil)
	if b.Ordered {
		n.Tag = "ol"
	}
	for _, item := range b.Items {
		n.Kids = append(n.Kids, element("li", nil, inline(item, base)...))
	}
	return n
}

func image(b wire.Block, base string) Node {
	src := safeURL(b.URL, base)
	if src == "" {
		return Node{}
	}
	attrs := []string{"src", src, "alt", b.Alt}
	if b.Width > 0 && b.Height > 0 { // the browser keeps the place while it loads
		attrs = append(attrs, "width", strconv.Itoa(b.Width), "height", strconv.Itoa(b.Height))
	}
	return element("img", attrs)
}

func button(b wire.Block, base string) Node {
	if href := safeURL(b.URL, base); href != "" {
		return element("a", append(linkTo(href, ActClick), "class", "button"), text(b.Text))
	} else if b.URL != "" {
		return Node{}
	}
	return element("button", []string{"type", "button", "class", "button", "data-act", ActAcknowledge}, text(b.Text))
}

func linkBlock(url, label, base string) Node {
	href := safeURL(url, base)
	if href == "" {
		return Node{}
	}
	if label == "" {
		label = href
	}
	return element("p", nil, element("a", linkTo(href, ActClick), text(label)))
}
