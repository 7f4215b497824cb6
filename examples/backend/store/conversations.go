package store

import (
	"fmt"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Conversation is what is said between one person and the team, without its parts.
type Conversation struct {
	ID, AppID, ContactID string
	State                string // wire.StateOpen, StateClosed, StateSnoozed
	SnoozedUntil         int64  // Unix seconds, 0 unless it is snoozed
	Assignee             string // id of an admin, "" nobody
	Rating               int    // 1 to 5, 0 for none
	Remark               string // beside the rating
	RatedAt              int64  // Unix seconds
	URL                  string // of the page on which it began
	CreatedAt, UpdatedAt int64  // Unix seconds

	// Unread says that the person has not seen all that the team said, TeamUnread the
	// same of the team. Neither is stored: they follow from the parts.
	Unread, TeamUnread bool
}

const (
	unseenByPerson = `EXISTS (SELECT 1 FROM parts WHERE conversation = c.id AND admin <> '' AND seen_at = 0)`
	unseenByTeam   = `EXISTS (SELECT 1 FROM parts WHERE conversation = c.id AND admin = '' AND seen_at = 0)`

	selectConversation = `SELECT c.id, app_id, contact_id, state, snoozed_until, assignee, rating, remark, rated_at, url, created_at, updated_at, ` +
		unseenByPerson + `, ` + unseenByTeam + ` FROM conversations AS c `
)

func scanConversation(row scanner) (c Conversation, err error) {
	return c, row.Scan(&c.ID, &c.AppID, &c.ContactID, &c.State, &c.SnoozedUntil, &c.Assignee, &c.Rating, &c.Remark, &c.RatedAt, &c.URL,
		&c.CreatedAt, &c.UpdatedAt, &c.Unread, &c.TeamUnread)
}

// Conversation returns a conversation of that workspace.
func (t *Tx) Conversation(appID, id string) (Conversation, error) {
	return t.conversation(`WHERE app_id = ? AND c.id = ?`, appID, id)
}

// ConversationOf is Conversation for those of one person alone.
func (t *Tx) ConversationOf(contactID, id string) (Conversation, error) {
	return t.conversation(`WHERE contact_id = ? AND c.id = ?`, contactID, id)
}

func (t *Tx) conversation(where string, args ...any) (Conversation, error) {
	s, err := t.statement(selectConversation + where)
	if err != nil {
		return Conversation{}, err
	}
	c, err := scanConversation(s.QueryRowContext(t.ctx, args...))
	return c, notFound(err, "reading a conversation")
}

// ConversationsOf returns a person's conversations, those in which something was said
// last first.
func (t *Tx) ConversationsOf(contactID string, skip, limit int) ([]Conversation, error) {
	return list(t, selectConversation+`WHERE contact_id = ? ORDER BY last_said DESC LIMIT ? OFFSET ?`, []any{contactID, limit, skip}, scanConversation)
}

// UnreadIDs returns the conversations that a person has not read, never nil.
func (t *Tx) UnreadIDs(contactID string) ([]string, error) {
	ids, err := list(t, `SELECT c.id FROM conversations AS c WHERE contact_id = ? AND `+unseenByPerson+` ORDER BY last_said DESC`, []any{contactID},
		func(s scanner) (id string, err error) { return id, s.Scan(&id) })
	if ids == nil {
		ids = []string{}
	}
	return ids, err
}

// HasConversations says whether a person has any.
func (t *Tx) HasConversations(contactID string) (has bool, err error) {
	return has, t.row(`SELECT EXISTS (SELECT 1 FROM conversations WHERE contact_id = ?)`, []any{contactID}, &has)
}

// PutConversation creates or replaces a conversation.
func (t *Tx) PutConversation(c Conversation) error {
	_, err := t.exec(`INSERT INTO conversations (id, app_id, contact_id, state, snoozed_until, assignee, rating, remark, rated_at, url, created_at, updated_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET state = excluded.state, snoozed_until = excluded.snoozed_until, assignee = excluded.assignee,
		rating = excluded.rating, remark = excluded.remark, rated_at = excluded.rated_at, updated_at = excluded.updated_at`,
		c.ID, c.AppID, c.ContactID, c.State, c.SnoozedUntil, c.Assignee, c.Rating, c.Remark, c.RatedAt, c.URL, c.CreatedAt, c.UpdatedAt)
	if err != nil {
		return fmt.Errorf("storing a conversation: %w", err)
	}
	return nil
}

// MarkSeen notes that one side has seen all that the other said, and says whether it
// had not before.
func (t *Tx) MarkSeen(conversationID string, byTeam bool, now int64) (bool, error) {
	side := `admin <> ''`
	if byTeam {
		side = `admin = ''`
	}
	n, err := t.exec(`UPDATE parts SET seen_at = ? WHERE conversation = ? AND seen_at = 0 AND `+side, now, conversationID)
	if err != nil {
		return false, fmt.Errorf("marking a conversation as read: %w", err)
	}
	return n > 0, nil
}

// DueConversations returns those that were snoozed until now or before.
func (t *Tx) DueConversations(now int64, limit int) ([]Conversation, error) {
	return list(t, selectConversation+`WHERE state = '`+wire.StateSnoozed+`' AND snoozed_until <= ? ORDER BY snoozed_until LIMIT ?`,
		[]any{now, limit}, scanConversation)
}

// Filter says which conversations of a workspace are wanted.
type Filter struct {
	State    string // "" is any
	Assignee string // id of an admin, "" is anybody, Nobody is nobody
	Unread   bool   // only those with what the team has not seen
	Text     string // in what was said, or in the person's name, email or user id; "" is anything
	Skip     int
	Limit    int
}

// Nobody is the Assignee of what is assigned to nobody.
const Nobody = "-"

// Conversations returns those in which something was said last first.
func (t *Tx) Conversations(appID string, f Filter) ([]Conversation, error) {
	return list(t, selectConversation+`WHERE app_id = ?1 AND (?2 = '' OR state = ?2)
		AND (?3 = '' OR assignee = ?3 OR (?3 = '-' AND assignee = '')) AND (NOT ?4 OR `+unseenByTeam+`)
		AND (?7 = '' OR `+mentions+`) ORDER BY last_said DESC LIMIT ?5 OFFSET ?6`, []any{appID, f.State, f.Assignee, f.Unread, f.Limit, f.Skip, containing(f.Text)}, scanConversation)
}

// ConversationCounts are of one workspace. Unread are those, but for the closed ones,
// with what the team has not seen.
type ConversationCounts struct{ Open, Snoozed, Closed, Unread int }

// CountConversations counts by state, and those with what the team has not seen.
func (t *Tx) CountConversations(appID string) (n ConversationCounts, err error) {
	err = t.row(`SELECT coalesce(sum(state = 'open'), 0), coalesce(sum(state = 'snoozed'), 0), coalesce(sum(state = 'closed'), 0),
		coalesce(sum(state <> 'closed' AND `+unseenByTeam+`), 0) FROM conversations AS c WHERE app_id = ?`, []any{appID}, &n.Open, &n.Snoozed, &n.Closed, &n.Unread)
	return n, err
}
