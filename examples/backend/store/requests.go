package store

import (
	"context"
	"fmt"
)

// ClaimRequest notes an Idempotency-Key and says whether it is new: a key noted
// before cutoff counts as new again.
func (t *Tx) ClaimRequest(appID, key string, now, cutoff int64) (bool, error) {
	n, err := t.exec(`INSERT INTO requests (app_id, idempotency_key, at) VALUES (?, ?, ?)
		ON CONFLICT (app_id, idempotency_key) DO UPDATE SET at = excluded.at, contact_id = '', part = '' WHERE at < ?`, appID, key, now, cutoff)
	if err != nil {
		return false, fmt.Errorf("claiming a request: %w", err)
	}
	return n > 0, nil
}

// LinkRequest notes whose request it was.
func (t *Tx) LinkRequest(appID, key, contactID string) error {
	_, err := t.exec(`UPDATE requests SET contact_id = ? WHERE app_id = ? AND idempotency_key = ?`, contactID, appID, key)
	if err != nil {
		return fmt.Errorf("linking a request: %w", err)
	}
	return nil
}

// RequestContact returns whose request a key was, or "".
func (t *Tx) RequestContact(appID, key string) (string, error) {
	var id string
	err := t.row(`SELECT contact_id FROM requests WHERE app_id = ? AND idempotency_key = ?`, []any{appID, key}, &id)
	return id, err
}

// ForgetRequests removes keys noted before cutoff.
func (s *Store) ForgetRequests(ctx context.Context, cutoff int64) error {
	return s.Write(ctx, func(t *Tx) error {
		_, err := t.exec(`DELETE FROM requests WHERE at < ?`, cutoff)
		return err
	})
}
