package inbox

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/marks"
	"github.com/entryphone/entryphone/examples/backend/uploads"
	"github.com/entryphone/entryphone/sdk/wire"
)

// blockView is a block as it is drawn; see the template of the same name for what
// counts with which type.
type blockView struct {
	Type          string
	Text          string
	Spans         []marks.Span
	URL           string
	Width, Height int
	Size          string
	Ordered       bool
	Lines         [][]marks.Span
	Items         []string
}

func blockViews(blocks []wire.Block) []blockView {
	var out []blockView
	for _, b := range blocks {
		out = append(out, view(b))
	}
	return out
}

func view(b wire.Block) blockView {
	switch b.Type {
	case "paragraph", "heading":
		return blockView{Type: b.Type, Spans: marks.Spans(b.Text)}
	case "code":
		return blockView{Type: "code", Text: b.Text}
	case "list":
		v := blockView{Type: "list", Ordered: b.Ordered}
		for _, item := range b.Items {
			v.Lines = append(v.Lines, marks.Spans(item))
		}
		return v
	case "image", "attachment":
		return file(b)
	case "button", "video":
		return link(b)
	case "quick_replies":
		return blockView{Type: b.Type, Items: b.Items}
	case "rating":
		return blockView{Type: b.Type}
	}
	return blockView{Type: "unknown", Text: "Something that cannot be shown here (" + b.Type + ")"}
}

// ownUpload returns the address of an upload of this server, or "": nothing is loaded
// from elsewhere.
func ownUpload(address string) string {
	u, err := url.Parse(address)
	if err != nil || uploads.ID(address) == "" {
		return ""
	}
	if !strings.HasPrefix(address, uploads.Prefix) || path.Clean(u.Path) != u.Path {
		return ""
	}
	return u.EscapedPath()
}

func file(b wire.Block) blockView {
	v := blockView{Type: "file", Text: b.Name, URL: ownUpload(b.URL), Size: size(b.Size)}
	if b.Type == "image" {
		v.Text = b.Alt
		if v.URL != "" {
			v.Type = "image"
			if b.Width > 0 && b.Height > 0 {
				v.Width, v.Height = b.Width, b.Height
			}
		}
	}
	if v.Text == "" {
		v.Text = map[bool]string{true: "Picture", false: "File"}[b.Type == "image"]
	}
	if v.URL == "" {
		if v.URL = string(marks.SafeURL(b.URL)); v.URL == "" {
			return blockView{Type: "unknown", Text: v.Text + " (its address cannot be opened)"}
		}
	}
	return v
}

func link(b wire.Block) blockView {
	text := b.Text
	if text == "" {
		text = b.URL
	}
	if address := marks.SafeURL(b.URL); address != "" {
		return blockView{Type: "paragraph", Spans: []marks.Span{{Kind: "link", Text: text, URL: address}}}
	}
	return blockView{Type: "paragraph", Spans: []marks.Span{{Text: text}}}
}

// size is of a file, in words.
func size(bytes int64) string {
	switch {
	case bytes <= 0:
		return ""
	case bytes < 1000:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 1000_000:
		return fmt.Sprintf("%d KB", (bytes+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

// maxPreview bounds what lists show of a message, in characters.
const maxPreview = 160

// preview is a message in one line.
func preview(blocks []wire.Block) string {
	var words []string
	for _, b := range blocks {
		switch text := strings.Join(append([]string{b.Text}, b.Items...), " "); {
		case b.Type == "image":
			words = append(words, "Picture")
		case b.Type == "attachment":
			words = append(words, "File "+b.Name)
		case b.Type == "rating":
			words = append(words, "Asks for a rating")
		case b.Type == "quick_replies": // what the other might say
		default:
			for _, s := range marks.Spans(text) {
				words = append(words, strings.Fields(s.Text)...)
			}
		}
	}
	line := []rune(strings.Join(words, " "))
	if len(line) > maxPreview {
		return string(line[:maxPreview]) + "…"
	}
	return string(line)
}
