package messenger

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
)

// block draws a block of a conversation's part. Of what people write themselves no
// marks are read; addresses are links in either.
func (v *view) block(c *talk.Conversation, p *talk.Part, b *wire.Block) *Node {
	switch b.Type {
	case "paragraph":
		if !p.Author.Team() {
			n := el("p")
			n.Kids = autolink(b.Text)
			return n
		}
	case "image":
		return v.picture(b)
	case "attachment":
		return v.attachment(b)
	case "rating":
		return v.rating(c, p)
	case "button":
		if b.URL == "" {
			return act("reply", b.Text, "reply", b.Text)
		}
	}
	n := block(*b, v.base, v.say(wVideo))
	if n.Tag == "" {
		return nil
	}
	n.Kids = linked(n.Kids)
	return &n
}

// picture opens in its full size.
func (v *view) picture(b *wire.Block) *Node {
	img := image(*b, v.base)
	if img.Tag == "" {
		return nil
	}
	img.Attrs[3] = or(b.Alt, or(b.Name, v.say(wImage))) // a link has to have a name
	return opened("picture", img.Attrs[1]).add(img.attr("loading", "lazy"))
}

func (v *view) attachment(b *wire.Block) *Node {
	href := safeURL(b.URL, v.base)
	if href == "" {
		return nil
	}
	words := fileName(or(b.Name, href))
	if b.Size > 0 {
		words.add(size(b.Size))
	}
	return opened("file", href).attr("download", b.Name).add(icon("document"), words)
}

// opened is a link to a file.
func opened(look, href string) *Node {
	n := el("a")
	n.Attrs = linkTo(href, ActClick)
	return n.attr("class", look)
}

func fileName(name string) *Node {
	return el("span|class=words").add(el("span|class=file-name").say(name))
}

func size(n int64) *Node { return el("span|class=size").say(bytes(n)) }

// file is one that is on its way.
func (v *view) file(f *talk.File) *Node {
	words := fileName(f.Name)
	switch {
	case f.Error != "":
		words.add(el("span|class=wrong|role=alert").say(v.reason(f.Error)))
	case f.Share < 1:
		words.add(el("progress|max=100|value=%|aria-label=%", percent(f.Share), f.Name))
	default:
		words.add(size(f.Size))
	}
	shown := icon("document")
	if len(f.Preview) > 5 && f.Preview[:5] == "blob:" { // the browser's own address of it
		shown = el("img|class=preview|src=%|alt=", f.Preview)
	}
	return el("div|class=file").key(f.ID).add(shown, words)
}

const rateFaces = "😠,🙁,😐,🙂,😍"

// rating asks how it was, or says how it was found.
func (v *view) rating(c *talk.Conversation, p *talk.Part) *Node {
	id, words := "rate-"+p.Key(), wRate
	if c.Rating > 0 {
		words = wRated
	}
	faces := el("div|class=rates|role=group|aria-labelledby=%", id)
	for i, face := range split(rateFaces, ",") {
		name := v.item(wRates, i)
		faces.add(act("rate", "", "rate", strconv.Itoa(i+1)).
			attr("aria-label", name).attr("title", name).attr("aria-pressed", strconv.FormatBool(c.Rating == i+1)).
			add(el("span|aria-hidden=true").say(face)))
	}
	return el("div|class=rating").add(el("p|id=%", id).say(v.say(words)), faces)
}
