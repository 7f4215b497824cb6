package content

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Bounds of a post.
const (
	maxTitle  = 255    // characters
	maxBlocks = 50     // blocks
	maxText   = 10_000 // characters of one block or list item
)

var schemes = []string{"http", "https", "mailto", "tel"}

// Check returns everything that is wrong with a post; fields are named as in its
// JSON, such as "blocks[2].url".
func (p Post) Check() []rules.Problem {
	var out []rules.Problem
	if n := utf8.RuneCountInString(strings.TrimSpace(p.Title)); n == 0 || n > maxTitle {
		out = append(out, rules.Problem{Field: "title", Message: fmt.Sprintf("must have 1 to %d characters", maxTitle)})
	}
	if len(p.Blocks) == 0 || len(p.Blocks) > maxBlocks {
		out = append(out, rules.Problem{Field: "blocks", Message: fmt.Sprintf("must hold 1 to %d blocks", maxBlocks)})
	}
	for i, b := range p.Blocks {
		if field, message := checkBlock(b); message != "" {
			out = append(out, rules.Problem{Field: fmt.Sprintf("blocks[%d].%s", i, field), Message: message})
		}
	}
	for _, problem := range p.Rules.Check() {
		problem.Field = strings.TrimSuffix("rules."+problem.Field, ".")
		out = append(out, problem)
	}
	return out
}

// checkBlock returns the first thing wrong with a block.
func checkBlock(b wire.Block) (field, message string) {
	switch b.Type {
	case "paragraph", "heading", "code":
		return checkText("text", b.Text)
	case "button":
		if b.URL != "" {
			if field, message = checkURL(b.URL); message != "" {
				return field, message
			}
		}
		return checkText("text", b.Text)
	case "image":
		if b.Width < 0 || b.Height < 0 {
			return "width", "must not be negative"
		}
		return checkURL(b.URL)
	case "video":
		return checkURL(b.URL)
	case "attachment":
		if b.Name == "" {
			return "name", "is missing"
		}
		return checkURL(b.URL)
	case "list":
		return checkItems(b.Items)
	}
	return "type", "must be paragraph, heading, image, button, list, code, attachment or video"
}

func checkText(field, text string) (string, string) {
	if n := utf8.RuneCountInString(text); n == 0 || n > maxText {
		return field, fmt.Sprintf("must have 1 to %d characters", maxText)
	}
	return "", ""
}

func checkItems(items []string) (string, string) {
	if len(items) == 0 {
		return "items", "is missing"
	}
	for i, item := range items {
		if field, message := checkText(fmt.Sprintf("items[%d]", i), item); message != "" {
			return field, message
		}
	}
	return "", ""
}

func checkURL(s string) (string, string) {
	u, err := url.Parse(s)
	path := err == nil && u.Scheme == "" && u.Host == "" && strings.HasPrefix(s, "/") && !strings.HasPrefix(s, `/\`)
	if path || err == nil && slices.Contains(schemes, u.Scheme) {
		return "", ""
	}
	return "url", "must be a path that begins with / or a URL of http, https, mailto or tel"
}
