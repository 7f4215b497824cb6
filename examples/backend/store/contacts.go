package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/contacts"
)

const contactColumns = `id, app_id, role, user_id, email, anonymous_id, name, phone, avatar, language, unsubscribed,
	signed_up_at, custom_attributes, utm, company, session_version, created_at, updated_at, last_seen_at`

const selectContact = `SELECT ` + contactColumns + ` FROM contacts `

// Contact returns a contact of that workspace.
func (t *Tx) Contact(appID, id string) (*contacts.Contact, error) {
	return t.contact(`WHERE app_id = ? AND id = ?`, appID, id)
}

// ContactByUserID returns the user with that user id.
func (t *Tx) ContactByUserID(appID, userID string) (*contacts.Contact, error) {
	return t.contact(`WHERE app_id = ? AND user_id = ? AND user_id <> ''`, appID, userID)
}

// ContactByAnonymousID returns whom an id cookie belongs to, of whatever role.
func (t *Tx) ContactByAnonymousID(appID, anonymousID string) (*contacts.Contact, error) {
	return t.contact(`WHERE id = (SELECT contact_id FROM anonymous_ids WHERE app_id = ? AND anonymous_id = ?)`, appID, anonymousID)
}

// ContactBySession returns the contact that a session was issued to, or the one
// that it has become part of since. A session of a version that was raised is gone.
func (t *Tx) ContactBySession(appID, contactID string, version int64) (*contacts.Contact, error) {
	c, err := t.contact(`WHERE app_id = ? AND id = ? AND session_version = ?`, appID, contactID, version)
	if !errors.Is(err, ErrNotFound) {
		return c, err
	}
	return t.contact(`WHERE app_id = ? AND id = (SELECT into_id FROM merges WHERE from_id = ? AND session_version = ?)`, appID, contactID, version)
}

func (t *Tx) contact(where string, args ...any) (*contacts.Contact, error) {
	s, err := t.statement(selectContact + where)
	if err != nil {
		return nil, err
	}
	c, err := scanContact(s.QueryRowContext(t.ctx, args...))
	if err != nil {
		return nil, notFound(err, "reading a contact")
	}
	return c, nil
}

// UsersByEmail returns the users with that email, oldest first; case is no matter.
func (t *Tx) UsersByEmail(appID, email string) ([]*contacts.Contact, error) {
	return list(t, selectContact+`WHERE app_id = ? AND email_key = ? AND email_key <> '' AND role = 'user' ORDER BY created_at, id`,
		[]any{appID, emailKey(email)}, scanContact)
}

func emailKey(email string) string { return strings.ToLower(email) }

func scanContact(row scanner) (*contacts.Contact, error) {
	var c contacts.Contact
	var custom, utm []byte
	err := row.Scan(&c.ID, &c.AppID, &c.Role, &c.UserID, &c.Email, &c.AnonymousID, &c.Name, &c.Phone, &c.Avatar, &c.Language, &c.Unsubscribed,
		&c.SignedUpAt, &custom, &utm, &c.Company, &c.SessionVersion, &c.CreatedAt, &c.UpdatedAt, &c.LastSeenAt)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(custom, &c.Custom); err != nil {
		return nil, fmt.Errorf("custom attributes of contact %s: %w", c.ID, err)
	}
	if err := json.Unmarshal(utm, &c.UTM); err != nil {
		return nil, fmt.Errorf("utm of contact %s: %w", c.ID, err)
	}
	return &c, nil
}

// PutContact creates or replaces a contact.
func (t *Tx) PutContact(c *contacts.Contact) error {
	custom, err := object(c.Custom)
	if err != nil {
		return fmt.Errorf("custom attributes of contact %s: %w", c.ID, err)
	}
	utm, err := object(c.UTM)
	if err != nil {
		return fmt.Errorf("utm of contact %s: %w", c.ID, err)
	}
	_, err = t.exec(`INSERT INTO contacts (`+contactColumns+`, email_key)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET role = excluded.role, user_id = excluded.user_id, email = excluded.email,
		email_key = excluded.email_key, anonymous_id = excluded.anonymous_id, name = excluded.name, phone = excluded.phone,
		avatar = excluded.avatar, language = excluded.language, unsubscribed = excluded.unsubscribed,
		signed_up_at = excluded.signed_up_at, custom_attributes = excluded.custom_attributes, utm = excluded.utm,
		company = excluded.company, session_version = excluded.session_version, created_at = excluded.created_at,
		updated_at = excluded.updated_at, last_seen_at = excluded.last_seen_at`,
		c.ID, c.AppID, string(c.Role), c.UserID, c.Email, c.AnonymousID, c.Name, c.Phone, c.Avatar, c.Language, c.Unsubscribed,
		c.SignedUpAt, custom, utm, c.Company, c.SessionVersion, c.CreatedAt, c.UpdatedAt, c.LastSeenAt, emailKey(c.Email))
	if err != nil {
		return fmt.Errorf("storing a contact: %w", err)
	}
	return nil
}

// object encodes a map; nil is an empty object.
func object[V any](m map[string]V) (string, error) {
	if len(m) == 0 {
		return "{}", nil
	}
	data, err := json.Marshal(m)
	return string(data), err
}
