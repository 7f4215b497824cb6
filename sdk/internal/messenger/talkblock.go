package messenger

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
)

// block draws a block of a conversation's part. Of what people write themselves no
// marks are read; addresses are links in either.
func (v *view) block(c *talk.Conversation, p *talk.Part, b wire.Block) Node {
	switch b.Type {
	case "paragraph":
		if !p.Author.Team() {
			return element("p", nil, autolink(b.Text)...)
		}
	case "image":
		return v.picture(b)
	case "attachment":
		return v.attachment(b)
	case "video":
		return linkBlock(b.URL, v.say(wVideo), v.base)
	case "rating":
		return v.rating(c, p)
	case "button":
		if b.URL == "" {
			return act("reply", b.Text, "reply", b.Text)
		}
	}
	n := block(b, v.base)
	n.Kids = linked(n.Kids)
	return n
}

// picture opens in its full size.
func (v *view) picture(b wire.Block) Node {
	img := image(b, v.base)
	if img.Tag == "" {
		return img
	}
	img.Attrs[3] = or(b.Alt, or(b.Name, v.say(wImage))) // a link has to have a name
	img.Attrs = append(img.Attrs, "loading", "lazy")
	return element("a", append(linkTo(img.Attrs[1], ActClick), "class", "picture"), img)
}

func (v *view) attachment(b wire.Block) Node {
	href := safeURL(b.URL, v.base)
	if href == "" {
		return Node{}
	}
	words := element("span", class("words"), element("span", class("file-name"), text(or(b.Name, href))))
	if b.Size > 0 {
		words.Kids = append(words.Kids, element("span", class("size"), text(bytes(b.Size))))
	}
	return element("a", append(linkTo(href, ActClick), "class", "file", "download", b.Name), icon("document"), words)
}

// file is one that is on its way.
func (v *view) file(f *talk.File) Node {
	n := keyed(f.ID, element("div", class("file"), v.preview(f)))
	words := element("span", class("words"), element("span", class("file-name"), text(f.Name)))
	switch {
	case f.Error != "":
		words.Kids = append(words.Kids, element("span", []string{"class", "wrong", "role", "alert"}, text(v.reason(f.Error))))
	case f.Share < 1:
		words.Kids = append(words.Kids, element("progress", []string{"max", "100", "value", percent(f.Share), "aria-label", f.Name}))
	default:
		words.Kids = append(words.Kids, element("span", class("size"), text(bytes(f.Size))))
	}
	n.Kids = append(n.Kids, words)
	return n
}

// preview shows an image by the address that the browser itself gave it.
func (v *view) preview(f *talk.File) Node {
	if len(f.Preview) > 5 && f.Preview[:5] == "blob:" {
		return element("img", []string{"class", "preview", "src", f.Preview, "alt", ""})
	}
	return icon("document")
}

var rateFaces = [...]string{"😠", "🙁", "😐", "🙂", "😍"}

// rating asks how it was, or says how it was found.
func (v *view) rating(c *talk.Conversation, p *talk.Part) Node {
	id := "rate-" + p.Key()
	words := v.say(wRate)
	if c.Rating > 0 {
		words = v.say(wRated)
	}
	faces := element("div", []string{"class", "rates", "role", "group", "aria-labelledby", id})
	for i, face := range rateFaces {
		rate := strconv.Itoa(i + 1)
		b := act("rate", "", "rate", rate)
		b.Attrs = append(b.Attrs, "aria-label", v.item(wRates, i), "title", v.item(wRates, i), "aria-pressed", strconv.FormatBool(c.Rating == i+1))
		b.Kids = []Node{element("span", []string{"aria-hidden", "true"}, text(face))}
		faces.Kids = append(faces.Kids, b)
	}
	return element("div", class("rating"), element("p", []string{"id", id}, text(words)), faces)
}
