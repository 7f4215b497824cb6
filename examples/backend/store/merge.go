package store

import (
	"fmt"

	"github.com/entryphone/entryphone/examples/backend/contacts"
)

// BindAnonymousID makes an id cookie belong to a contact, whoever had it before.
func (t *Tx) BindAnonymousID(appID, anonymousID, contactID string) error {
	_, err := t.exec(`INSERT INTO anonymous_ids (app_id, anonymous_id, contact_id) VALUES (?, ?, ?)
		ON CONFLICT (app_id, anonymous_id) DO UPDATE SET contact_id = excluded.contact_id WHERE contact_id <> excluded.contact_id`,
		appID, anonymousID, contactID)
	if err != nil {
		return fmt.Errorf("binding an anonymous id: %w", err)
	}
	return nil
}

// moves hand everything of one contact to another; ?1 is from, ?2 into.
var moves = []string{
	`UPDATE OR IGNORE page_views SET contact_id = ?2 WHERE contact_id = ?1`,
	`UPDATE events SET contact_id = ?2 WHERE contact_id = ?1`,
	`UPDATE anonymous_ids SET contact_id = ?2 WHERE contact_id = ?1`,
	`UPDATE requests SET contact_id = ?2 WHERE contact_id = ?1`,
	`UPDATE conversations SET contact_id = ?2 WHERE contact_id = ?1`,
	`UPDATE uploads SET contact_id = ?2 WHERE contact_id = ?1`,
	`UPDATE merges SET into_id = ?2 WHERE into_id = ?1`,
	`INSERT INTO contact_companies (contact_id, company) SELECT ?2, company FROM contact_companies WHERE contact_id = ?1
		ON CONFLICT DO NOTHING`,
	`INSERT INTO content_states (contact_id, post, seen_at, clicked_at, dismissed_at)
		SELECT ?2, post, seen_at, clicked_at, dismissed_at FROM content_states WHERE contact_id = ?1
		ON CONFLICT (contact_id, post) DO UPDATE SET
		seen_at = coalesce(seen_at, excluded.seen_at), clicked_at = coalesce(clicked_at, excluded.clicked_at),
		dismissed_at = coalesce(dismissed_at, excluded.dismissed_at)`,
}

// Merge moves everything that belongs to from over to into and removes from. Its
// sessions lead to into from now on.
func (t *Tx) Merge(from, into *contacts.Contact, now int64) error {
	for _, move := range moves {
		if _, err := t.exec(move, from.ID, into.ID); err != nil {
			return fmt.Errorf("merging contacts: %w", err)
		}
	}
	_, err := t.exec(`INSERT INTO merges (from_id, into_id, session_version, merged_at) VALUES (?, ?, ?, ?)`,
		from.ID, into.ID, from.SessionVersion, now)
	if err != nil {
		return fmt.Errorf("noting a merge: %w", err)
	}
	if _, err := t.exec(`DELETE FROM contacts WHERE id = ?`, from.ID); err != nil {
		return fmt.Errorf("removing a merged contact: %w", err)
	}
	return nil
}
