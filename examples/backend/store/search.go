package store

import (
	"fmt"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/search"
)

// Found is one page of contacts.
type Found struct {
	Contacts []*contacts.Contact
	Total    int            // of all pages
	Before   int            // on the pages before this one
	Next     *search.Cursor // nil on the last page
}

// Search returns the contacts that a query matches. Its statements are not kept:
// their number has no bound.
func (t *Tx) Search(appID string, q search.Query, p search.Page) (f Found, err error) {
	where, args := q.Where()
	where, args = `app_id = ? AND (`+where+`)`, append([]any{appID}, args...)
	if err := t.conn.c.QueryRowContext(t.ctx, `SELECT count(*) FROM contacts WHERE `+where, args...).Scan(&f.Total); err != nil {
		return f, fmt.Errorf("counting contacts: %w", err)
	}
	after, more, order := p.Order()
	where, args = where+` AND `+after, append(args, more...)
	rest := 0
	if err := t.conn.c.QueryRowContext(t.ctx, `SELECT count(*) FROM contacts WHERE `+where, args...).Scan(&rest); err != nil {
		return f, fmt.Errorf("counting contacts: %w", err)
	}
	f.Before = f.Total - rest
	query := strings.Join([]string{selectContact, `WHERE`, where, `ORDER BY`, order, `LIMIT ?`}, " ")
	rows, err := t.conn.c.QueryContext(t.ctx, query, append(args, p.PerPage)...)
	if err != nil {
		return f, fmt.Errorf("searching contacts: %w", err)
	}
	if f.Contacts, err = collect(rows, scanContact); err != nil {
		return f, fmt.Errorf("searching contacts: %w", err)
	}
	if len(f.Contacts) < rest {
		f.Next = cursor(f.Contacts[len(f.Contacts)-1], p.SortBy)
	}
	return f, nil
}

func cursor(c *contacts.Contact, sortBy string) *search.Cursor {
	value := map[string]int64{
		"created_at": c.CreatedAt, "updated_at": c.UpdatedAt, "signed_up_at": c.SignedUpAt, "last_seen_at": c.LastSeenAt,
	}[sortBy]
	return &search.Cursor{Value: value, ID: c.ID}
}
