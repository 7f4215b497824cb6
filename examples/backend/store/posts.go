package store

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/entryphone/entryphone/examples/backend/content"
)

// Posts returns the posts of a workspace, oldest first.
func (t *Tx) Posts(appID string) ([]content.Post, error) {
	return list(t, `SELECT id, title, blocks, rules, created_at FROM posts WHERE app_id = ? ORDER BY id`, []any{appID}, scanPost)
}

// PostsFor returns the posts that a contact has not dismissed, oldest first.
func (t *Tx) PostsFor(appID, contactID string) ([]content.Post, error) {
	return list(t, `SELECT id, title, blocks, rules, created_at FROM posts WHERE app_id = ? AND NOT EXISTS (
		SELECT 1 FROM content_states WHERE contact_id = ? AND post = posts.id AND dismissed_at IS NOT NULL) ORDER BY id`,
		[]any{appID, contactID}, scanPost)
}

func scanPost(row scanner) (p content.Post, err error) {
	var blocks, rules []byte
	if err := row.Scan(&p.ID, &p.Title, &blocks, &rules, &p.CreatedAt); err != nil {
		return p, err
	}
	if err := json.Unmarshal(blocks, &p.Blocks); err != nil {
		return p, fmt.Errorf("blocks of post %s: %w", p.ID, err)
	}
	if err := json.Unmarshal(rules, &p.Rules); err != nil {
		return p, fmt.Errorf("rules of post %s: %w", p.ID, err)
	}
	return p, nil
}

// AddPost stores a post and returns its id.
func (t *Tx) AddPost(appID string, p content.Post) (id string, err error) {
	blocks, err := json.Marshal(p.Blocks)
	if err != nil {
		return "", fmt.Errorf("encoding blocks: %w", err)
	}
	rules, err := json.Marshal(p.Rules)
	if err != nil {
		return "", fmt.Errorf("encoding rules: %w", err)
	}
	err = t.row(`INSERT INTO posts (app_id, title, blocks, rules, created_at) VALUES (?, ?, ?, ?, ?) RETURNING id`,
		[]any{appID, p.Title, string(blocks), string(rules), p.CreatedAt}, &id)
	if err != nil {
		return "", fmt.Errorf("storing a post: %w", err)
	}
	return id, nil
}

// RemovePost removes a post and what people did with it, or returns ErrNotFound.
func (t *Tx) RemovePost(appID, id string) error {
	row, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return ErrNotFound
	}
	n, err := t.exec(`DELETE FROM posts WHERE app_id = ? AND id = ?`, appID, row)
	switch {
	case err != nil:
		return fmt.Errorf("removing a post: %w", err)
	case n == 0:
		return ErrNotFound
	}
	return nil
}
