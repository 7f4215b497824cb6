// Package talk measures the messenger on a page: how long its screens take to be drawn,
// a long history, and beside each the same elements built by plain JavaScript in a
// frame of the same page, a moment later.
package talk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/examples/bench/subject"
	"github.com/entryphone/entryphone/sdk/wire"
)

// UserID is the page's name for the person whose conversations are measured.
const UserID = "talker"

const (
	shortParts = 50
	longParts  = 10_000
	// between is how far apart parts are: a day has some 200 of them.
	between = 7 * time.Minute
)

// History is the ids of the conversations that are there to be read.
type History struct {
	Short, Long string
}

var (
	support = workspace.Admin{ID: "1", Name: "Support"}
	// said is what the two say by turns: lengths differ, and some have a link.
	said = []string{
		"Good morning",
		"The export has been waiting since yesterday evening. Is there anything that I can do about it from here?",
		"Yes: see https://www.example.com/docs/exports for how to start it again",
		"Thank you!",
		"It works, but the second file is empty. The first one has everything in it that I expected, the totals too, so that I could go on with my work for now. I would still like to know why.",
		"We look into it",
	}
)

// Write writes the history into a backend's database, which no backend has open yet.
func Write(ctx context.Context, file string) (h History, err error) {
	db, err := store.Open(ctx, file)
	if err != nil {
		return h, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	now := time.Now().Unix()
	who := &contacts.Contact{
		ID: store.NewID(), AppID: subject.AppID, Role: contacts.User, UserID: UserID, CreatedAt: now, UpdatedAt: now, LastSeenAt: now,
	}
	return h, db.Write(ctx, func(tx *store.Tx) error {
		if err := tx.PutContact(who); err != nil {
			return err
		}
		if h.Long, err = converse(tx, who, longParts, now); err != nil {
			return err
		}
		h.Short, err = converse(tx, who, shortParts, now)
		return err
	})
}

// converse has the team and the person speak, until a moment.
func converse(tx *store.Tx, who *contacts.Contact, parts int, until int64) (id string, err error) {
	at := func(i int) int64 { return until - int64(parts-i)*int64(between/time.Second) }
	turn := &conversations.Turn{Tx: tx, Workspace: &workspace.Workspace{AppID: subject.AppID}, Now: at(0)}
	c, _, err := turn.Start(who, nil, message(0))
	for i := 1; i < parts && err == nil; i++ {
		var by *workspace.Admin
		if i%3 != 0 {
			by = &support
		}
		turn.Now, turn.Events = at(i), nil
		_, err = turn.Say(&c, who, by, message(i))
	}
	if err == nil {
		err = turn.Seen(&c, false)
	}
	if err != nil {
		return c.ID, fmt.Errorf("writing a conversation: %w", err)
	}
	return c.ID, nil
}

func message(i int) conversations.Message {
	return conversations.Message{Blocks: []wire.Block{{Type: "paragraph", Text: fmt.Sprintf("%s (%d)", said[i%len(said)], i)}}}
}
