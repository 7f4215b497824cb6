package store

import "fmt"

// Upload is a file that somebody sent. The file itself is not in the database.
type Upload struct {
	ID, AppID, ContactID string // ContactID "": of an admin
	Name, ContentType    string
	Size                 int64 // bytes
	Width, Height        int   // pixels, of an image
	CreatedAt            int64 // Unix seconds
}

const selectUpload = `SELECT id, app_id, contact_id, name, content_type, size, width, height, created_at FROM uploads `

func scanUpload(row scanner) (u Upload, err error) {
	return u, row.Scan(&u.ID, &u.AppID, &u.ContactID, &u.Name, &u.ContentType, &u.Size, &u.Width, &u.Height, &u.CreatedAt)
}

// Upload returns an upload, whosever it is.
func (t *Tx) Upload(id string) (Upload, error) {
	s, err := t.statement(selectUpload + `WHERE id = ?`)
	if err != nil {
		return Upload{}, err
	}
	u, err := scanUpload(s.QueryRowContext(t.ctx, id))
	return u, notFound(err, "reading an upload")
}

// AddUpload stores an upload that no message names yet.
func (t *Tx) AddUpload(u Upload) error {
	_, err := t.exec(`INSERT INTO uploads (id, app_id, contact_id, name, content_type, size, width, height, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		u.ID, u.AppID, u.ContactID, u.Name, u.ContentType, u.Size, u.Width, u.Height, u.CreatedAt)
	if err != nil {
		return fmt.Errorf("storing an upload: %w", err)
	}
	return nil
}

// UseUpload notes that a message names an upload.
func (t *Tx) UseUpload(id string) error {
	_, err := t.exec(`UPDATE uploads SET used = 1 WHERE id = ?`, id)
	return err
}

// Uploaded returns how many files, and how many bytes, a person sent since then.
func (t *Tx) Uploaded(appID, contactID string, since int64) (count int, bytes int64, err error) {
	return count, bytes, t.row(`SELECT count(*), coalesce(sum(size), 0) FROM uploads WHERE app_id = ? AND contact_id = ? AND created_at > ?`,
		[]any{appID, contactID, since}, &count, &bytes)
}

// StoredBytes returns the size of all uploads.
func (t *Tx) StoredBytes() (bytes int64, err error) {
	return bytes, t.row(`SELECT coalesce(sum(size), 0) FROM uploads`, nil, &bytes)
}

// ForgetUploads removes the uploads from before cutoff that no message names, and
// returns their ids.
func (t *Tx) ForgetUploads(cutoff int64) ([]string, error) {
	return list(t, `DELETE FROM uploads WHERE used = 0 AND created_at < ? RETURNING id`, []any{cutoff},
		func(s scanner) (id string, err error) { return id, s.Scan(&id) })
}
