package conversations

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/uploads"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Bounds of a message.
const (
	maxBlocks  = 20
	maxText    = 10_000 // characters of a paragraph
	maxReplies = 10     // quick replies
	maxReply   = 100    // characters of one
)

// Check returns the blocks of a message as they are kept, or a [*wire.FieldError] that
// says which cannot be used. contactID is whose uploads they may name; "" is the team,
// which may also offer quick replies and ask for a rating.
func Check(tx *store.Tx, appID, contactID string, blocks []wire.Block) ([]wire.Block, error) {
	if len(blocks) == 0 {
		return nil, &wire.FieldError{Field: "blocks", Err: errors.New("is empty")}
	}
	if len(blocks) > maxBlocks {
		return nil, &wire.FieldError{Field: "blocks", Err: fmt.Errorf("has more than %d blocks", maxBlocks)}
	}
	out := make([]wire.Block, len(blocks))
	said := false
	for i, b := range blocks {
		kept, field, err := check(tx, appID, contactID, b)
		var known *problem
		switch {
		case errors.As(err, &known):
			return nil, &wire.FieldError{Field: fmt.Sprintf("blocks[%d].%s", i, field), Err: err}
		case err != nil:
			return nil, err
		}
		out[i] = kept
		said = said || kept.Type != "paragraph" || strings.TrimSpace(kept.Text) != ""
	}
	if !said {
		return nil, &wire.FieldError{Field: "blocks", Err: errors.New("says nothing")}
	}
	return out, nil
}

// problem is what is wrong with a block.
type problem struct{ text string }

func (p *problem) Error() string { return p.text }

func wrong(format string, args ...any) error { return &problem{fmt.Sprintf(format, args...)} }

func check(tx *store.Tx, appID, contactID string, b wire.Block) (kept wire.Block, field string, err error) {
	team := contactID == ""
	switch {
	case b.Type == "paragraph":
		text := strings.ToValidUTF8(b.Text, "\uFFFD")
		if utf8.RuneCountInString(text) > maxText {
			return kept, "text", wrong("has more than %d characters", maxText)
		}
		return wire.Block{Type: b.Type, Text: text}, "", nil
	case b.Type == "image", b.Type == "attachment":
		kept, err = upload(tx, appID, contactID, b)
		return kept, "url", err
	case b.Type == "quick_replies" && team:
		return quickReplies(b)
	case b.Type == "rating" && team:
		return wire.Block{Type: b.Type}, "", nil
	}
	return kept, "type", wrong("cannot be sent")
}

func quickReplies(b wire.Block) (wire.Block, string, error) {
	if len(b.Items) == 0 || len(b.Items) > maxReplies {
		return b, "items", wrong("must be 1 to %d replies", maxReplies)
	}
	for _, item := range b.Items {
		if n := utf8.RuneCountInString(item); n == 0 || n > maxReply {
			return b, "items", wrong("must have 1 to %d characters each", maxReply)
		}
	}
	return wire.Block{Type: b.Type, Items: b.Items}, "", nil
}

// upload makes the block of a file from what is known of it.
func upload(tx *store.Tx, appID, contactID string, b wire.Block) (wire.Block, error) {
	foreign := wrong("is not of a file that was sent before")
	u, err := tx.Upload(uploads.ID(b.URL))
	switch {
	case errors.Is(err, store.ErrNotFound):
		return b, foreign
	case err != nil:
		return b, err
	case u.AppID != appID, u.ContactID != contactID:
		return b, foreign
	case b.Type == "image" && !uploads.IsImage(u.ContentType):
		return b, wrong("is not of an image")
	}
	kept := wire.Block{Type: b.Type, URL: uploads.Path(u), Name: u.Name, Size: u.Size, ContentType: u.ContentType, Width: u.Width, Height: u.Height}
	if b.Type == "image" {
		kept.Alt = u.Name
	}
	return kept, tx.UseUpload(u.ID)
}
