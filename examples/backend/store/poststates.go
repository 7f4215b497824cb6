package store

import (
	"fmt"
	"strconv"
)

// What a person can do with a post.
const (
	Seen      = "seen"
	Clicked   = "clicked"
	Dismissed = "dismissed"
)

var noteState = map[string]string{
	Seen:      note("seen_at"),
	Clicked:   note("clicked_at"),
	Dismissed: note("dismissed_at"),
}

func note(column string) string {
	return `INSERT INTO content_states (contact_id, post, ` + column + `) SELECT ?, id, ? FROM posts WHERE app_id = ? AND id = ?
		ON CONFLICT (contact_id, post) DO UPDATE SET ` + column + ` = coalesce(` + column + `, excluded.` + column + `)`
}

// KnowsContentEvent says whether a post can have that happen to it.
func KnowsContentEvent(event string) bool { return noteState[event] != "" }

// NoteContent stores what a contact did with a post, the first time of each, or
// returns ErrNotFound for a post that is not there.
func (t *Tx) NoteContent(appID, contactID, post, event string, now int64) error {
	id, err := strconv.ParseInt(post, 10, 64)
	if err != nil || !KnowsContentEvent(event) {
		return ErrNotFound
	}
	n, err := t.exec(noteState[event], contactID, now, appID, id)
	switch {
	case err != nil:
		return fmt.Errorf("noting what was done with a post: %w", err)
	case n == 0:
		return ErrNotFound
	}
	return nil
}

// PostState is how far a contact got with a post: seen, clicked or dismissed.
type PostState struct{ ID, Title, State string }

// PostStates returns the posts that a contact did something with, the latest
// first.
func (t *Tx) PostStates(contactID string, limit int) ([]PostState, error) {
	return list(t, `SELECT posts.id, title, CASE WHEN dismissed_at IS NOT NULL THEN 'dismissed' WHEN clicked_at IS NOT NULL THEN 'clicked' ELSE 'seen' END
		FROM content_states JOIN posts ON posts.id = post WHERE contact_id = ?
		ORDER BY max(coalesce(seen_at, 0), coalesce(clicked_at, 0), coalesce(dismissed_at, 0)) DESC, posts.id DESC LIMIT ?`,
		[]any{contactID, limit}, func(s scanner) (p PostState, err error) { return p, s.Scan(&p.ID, &p.Title, &p.State) })
}
