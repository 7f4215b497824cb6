package store

import (
	"errors"
	"fmt"
)

// PageView is one page that a contact opened.
type PageView struct {
	PageLoad, URL, Title, Referrer string
	Number                         int   // of the page load, from 1; 0 is unknown
	At                             int64 // Unix seconds
}

// AddPageView stores a page view, unless that number of its page load is known, or
// without a number, the URL is the one that the contact viewed last there. It says
// whether it is new.
func (t *Tx) AddPageView(contactID string, v PageView) (bool, error) {
	if v.Number == 0 {
		return t.addUnnumbered(contactID, v)
	}
	n, err := t.insertView(contactID, v)
	return n > 0, err
}

func (t *Tx) insertView(contactID string, v PageView) (int64, error) {
	n, err := t.exec(`INSERT INTO page_views (contact_id, page_load, number, url, title, referrer, at) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO NOTHING`, contactID, v.PageLoad, v.Number, v.URL, v.Title, v.Referrer, v.At)
	if err != nil {
		return 0, fmt.Errorf("storing a page view: %w", err)
	}
	return n, nil
}

func (t *Tx) addUnnumbered(contactID string, v PageView) (bool, error) {
	var last string
	err := t.row(`SELECT url FROM page_views WHERE contact_id = ? AND page_load = ? ORDER BY id DESC LIMIT 1`, []any{contactID, v.PageLoad}, &last)
	switch {
	case err == nil && last == v.URL:
		return false, nil
	case err != nil && !errors.Is(err, ErrNotFound):
		return false, fmt.Errorf("reading the last page view: %w", err)
	}
	_, err = t.insertView(contactID, v)
	return err == nil, err
}

// PageViews returns the newest page views of a contact, newest first.
func (t *Tx) PageViews(contactID string, limit int) ([]PageView, error) {
	return list(t, `SELECT page_load, url, title, referrer, at FROM page_views WHERE contact_id = ? ORDER BY at DESC, id DESC LIMIT ?`,
		[]any{contactID, limit}, func(s scanner) (v PageView, err error) {
			return v, s.Scan(&v.PageLoad, &v.URL, &v.Title, &v.Referrer, &v.At)
		})
}

// Event is one tracked event.
type Event struct {
	Row       int64  // given by the database; orders events of the same second
	ID        string // given by the client
	Name      string
	Metadata  string // a JSON object
	CreatedAt int64  // Unix seconds
}

// AddEvent stores an event, unless its id is known. It says whether it is new.
func (t *Tx) AddEvent(appID, contactID string, e Event) (bool, error) {
	n, err := t.exec(`INSERT INTO events (app_id, contact_id, event_id, name, metadata, created_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		appID, contactID, e.ID, e.Name, e.Metadata, e.CreatedAt)
	if err != nil {
		return false, fmt.Errorf("storing an event: %w", err)
	}
	return n > 0, nil
}

// Events returns a contact's events, newest first: those that come after the row
// before in that order, or from the beginning where before is 0.
func (t *Tx) Events(contactID string, before int64, limit int) ([]Event, error) {
	return list(t, `SELECT id, event_id, name, metadata, created_at FROM events WHERE contact_id = ?1 AND
		(?2 = 0 OR (created_at, id) < (SELECT created_at, id FROM events WHERE id = ?2 AND contact_id = ?1))
		ORDER BY created_at DESC, id DESC LIMIT ?3`,
		[]any{contactID, before, limit}, func(s scanner) (e Event, err error) {
			return e, s.Scan(&e.Row, &e.ID, &e.Name, &e.Metadata, &e.CreatedAt)
		})
}
