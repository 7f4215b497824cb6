package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Types of parts that a person never sees; the others are wire's.
const (
	PartNote       = "note"
	PartAssignment = "assignment"
)

// Part is one thing that was said or done in a conversation.
type Part struct {
	Row                int64 // given by the database; orders the parts
	ID, AppID          string
	ConversationID     string
	Type               string // wire.PartComment and so on, PartNote, PartAssignment
	AdminID, AdminName string // who did it; "" is the person
	Assignee           string // of an assignment: id of an admin, "" nobody
	Blocks             []wire.Block
	ClientUUID         string
	CreatedAt          int64 // Unix seconds
	SeenAt             int64 // Unix seconds, by the other side
}

// Team says whether the part comes from the team's side.
func (p Part) Team() bool { return p.AdminID != "" }

// Private says that the person must not see the part.
func (p Part) Private() bool { return p.Type == PartNote || p.Type == PartAssignment }

const (
	partColumns = `id, app_id, conversation, type, admin, admin_name, assignee, blocks, client_uuid, created_at, seen_at`
	selectPart  = `SELECT row, ` + partColumns + ` FROM parts `
	forPersons  = ` AND type NOT IN ('` + PartNote + `', '` + PartAssignment + `')`
)

func scanPart(row scanner) (p Part, err error) {
	var blocks []byte
	err = row.Scan(&p.Row, &p.ID, &p.AppID, &p.ConversationID, &p.Type, &p.AdminID, &p.AdminName, &p.Assignee, &blocks, &p.ClientUUID, &p.CreatedAt, &p.SeenAt)
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal(blocks, &p.Blocks); err != nil {
		return p, fmt.Errorf("blocks of part %s: %w", p.ID, err)
	}
	return p, nil
}

// AddPart stores a part and returns it as it is now.
func (t *Tx) AddPart(p Part) (Part, error) {
	if p.Blocks == nil {
		p.Blocks = []wire.Block{}
	}
	if p.Type != wire.PartComment {
		p.SeenAt = p.CreatedAt
	}
	blocks, err := json.Marshal(p.Blocks)
	if err != nil {
		return p, fmt.Errorf("blocks of part %s: %w", p.ID, err)
	}
	err = t.row(`INSERT INTO parts (`+partColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING row`,
		[]any{p.ID, p.AppID, p.ConversationID, p.Type, p.AdminID, p.AdminName, p.Assignee, string(blocks), p.ClientUUID, p.CreatedAt, p.SeenAt}, &p.Row)
	if err != nil {
		return p, fmt.Errorf("storing a part: %w", err)
	}
	if p.Type != wire.PartComment {
		return p, nil
	}
	return p, t.said(p)
}

// said keeps what lists are ordered by, and who took part.
func (t *Tx) said(p Part) error {
	if _, err := t.exec(`UPDATE conversations SET last_said = ? WHERE id = ?`, p.Row, p.ConversationID); err != nil {
		return fmt.Errorf("noting the newest comment: %w", err)
	}
	if !p.Team() {
		return nil
	}
	_, err := t.exec(`INSERT INTO participants (conversation, admin, name) VALUES (?, ?, ?)
		ON CONFLICT DO UPDATE SET name = excluded.name WHERE name <> excluded.name`, p.ConversationID, p.AdminID, p.AdminName)
	if err != nil {
		return fmt.Errorf("noting a participant: %w", err)
	}
	return nil
}

// PartByClientUUID returns the part that a client gave that id.
func (t *Tx) PartByClientUUID(appID, clientUUID string) (Part, error) {
	return t.part(`WHERE app_id = ? AND client_uuid = ? AND client_uuid <> ''`, appID, clientUUID)
}

// Part returns the part of that id.
func (t *Tx) Part(appID, id string) (Part, error) {
	return t.part(`WHERE app_id = ? AND id = ?`, appID, id)
}

// FirstPart returns what a conversation began with, LastSaid the newest comment.
func (t *Tx) FirstPart(conversationID string) (Part, error) {
	return t.part(`WHERE conversation = ? ORDER BY row LIMIT 1`, conversationID)
}

// LastSaid returns the newest comment.
func (t *Tx) LastSaid(conversationID string) (Part, error) {
	return t.part(`WHERE row = (SELECT last_said FROM conversations WHERE id = ?)`, conversationID)
}

func (t *Tx) part(where string, args ...any) (Part, error) {
	s, err := t.statement(selectPart + where)
	if err != nil {
		return Part{}, err
	}
	p, err := scanPart(s.QueryRowContext(t.ctx, args...))
	return p, notFound(err, "reading a part")
}

// Parts returns the newest parts of a conversation, newest last: those before that
// row, or of all where before is 0. What is private is left out for a person.
func (t *Tx) Parts(conversationID string, before int64, limit int, forPerson bool) ([]Part, error) {
	hidden := ""
	if forPerson {
		hidden = forPersons
	}
	parts, err := list(t, selectPart+`WHERE conversation = ?1 AND (?2 = 0 OR row < ?2)`+hidden+` ORDER BY row DESC LIMIT ?3`,
		[]any{conversationID, before, limit}, scanPart)
	slices.Reverse(parts)
	return parts, err
}

// CountParts returns how many parts a conversation has.
func (t *Tx) CountParts(conversationID string) (n int, err error) {
	return n, t.row(`SELECT count(*) FROM parts WHERE conversation = ?`, []any{conversationID}, &n)
}

// Participant is an admin who said something.
type Participant struct{ ID, Name string }

// Participants returns the admins who said something in a conversation.
func (t *Tx) Participants(conversationID string) ([]Participant, error) {
	return list(t, `SELECT admin, name FROM participants WHERE conversation = ? ORDER BY admin`, []any{conversationID},
		func(s scanner) (p Participant, err error) { return p, s.Scan(&p.ID, &p.Name) })
}

// LinkPart notes which part a request added.
func (t *Tx) LinkPart(appID, key, partID string) error {
	_, err := t.exec(`UPDATE requests SET part = ? WHERE app_id = ? AND idempotency_key = ?`, partID, appID, key)
	if err != nil {
		return fmt.Errorf("linking a part: %w", err)
	}
	return nil
}

// RequestPart returns which part a request added, or "".
func (t *Tx) RequestPart(appID, key string) (id string, err error) {
	return id, t.row(`SELECT part FROM requests WHERE app_id = ? AND idempotency_key = ?`, []any{appID, key}, &id)
}
