package wire

// TypePost is the type of a post; more types come with their screens.
const TypePost = "post"

// Content is one piece of outbound content.
type Content struct {
	Type   string  `json:"type"`
	ID     string  `json:"id"`
	Title  string  `json:"title,omitempty"`
	Blocks []Block `json:"blocks"`
}

// Block is one block of a body. Type says which of the other fields count:
// paragraph, heading, code {text}; image {url, alt, width?, height?};
// button {text, url?}; list {items, ordered?}; attachment {name, url, size,
// content_type}; video {url}; and two additions: quick_replies {items}, each of which
// answers when it is chosen, and rating {}, which asks for 1 to 5. Text may hold **bold**, *italic*, `code` and
// [links](url), and nothing else.
type Block struct {
	Type        string   `json:"type"`
	Text        string   `json:"text,omitempty"`
	URL         string   `json:"url,omitempty"`
	Alt         string   `json:"alt,omitempty"`
	Width       int      `json:"width,omitempty"`  // pixels
	Height      int      `json:"height,omitempty"` // pixels
	Items       []string `json:"items,omitempty"`
	Ordered     bool     `json:"ordered,omitempty"`
	Name        string   `json:"name,omitempty"`
	Size        int64    `json:"size,omitempty"` // bytes
	ContentType string   `json:"content_type,omitempty"`
}

const errBlocks textError = "is not a JSON list of blocks"

// BlockList is the value of the form field blocks.
func BlockList(blocks []Block) []any {
	list := []any{}
	for _, b := range blocks {
		o := Object(nil).WithText("type", b.Type)
		text := func(key, value string) {
			if value != "" {
				o = o.WithText(key, value)
			}
		}
		number := func(key string, n int64) {
			if n != 0 {
				o = o.With(key, n)
			}
		}
		text("text", b.Text)
		text("url", b.URL)
		text("alt", b.Alt)
		number("width", int64(b.Width))
		number("height", int64(b.Height))
		text("name", b.Name)
		number("size", b.Size)
		text("content_type", b.ContentType)
		list = append(list, o)
	}
	return list
}

// maxContents is how much content is taken of one answer. Each piece is drawn, and
// reported as seen by a request of its own.
const maxContents = 100

// parseContents keeps what has a type and an id: without them nothing could be
// reported back. Nor could it under an id that every URL parser takes for a folder.
func parseContents(list []any) []Content {
	if list == nil {
		return nil
	}
	out := []Content{}
	for _, v := range list {
		o, _ := v.(Object)
		c := Content{
			Type:   o.String("type"),
			ID:     idString(o, "id"),
			Title:  o.String("title"),
			Blocks: parseBlocks(o.List("blocks")),
		}
		if c.Type != "" && c.ID != "" && c.ID != "." && c.ID != ".." && len(out) < maxContents {
			out = append(out, c)
		}
	}
	return out
}

// Blocks reads what [BlockList] writes.
func Blocks(list []any) []Block { return parseBlocks(list) }

func parseBlocks(list []any) []Block {
	var out []Block
	for _, v := range list {
		o, _ := v.(Object)
		b := Block{
			Type:        o.String("type"),
			Text:        o.String("text"),
			URL:         o.String("url"),
			Alt:         o.String("alt"),
			Width:       int(o.Int("width")),
			Height:      int(o.Int("height")),
			Ordered:     o.Bool("ordered"),
			Name:        o.String("name"),
			Size:        o.Int("size"),
			ContentType: o.String("content_type"),
		}
		for _, item := range o.List("items") {
			if s, ok := item.(string); ok {
				b.Items = append(b.Items, s)
			}
		}
		if b.Type != "" {
			out = append(out, b)
		}
	}
	return out
}
