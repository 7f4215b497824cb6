package store

import (
	"fmt"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/search"
)

// Found is one page of what a search found.
type Found[T any] struct {
	Rows   []T
	Total  int            // of all pages
	Before int            // on the pages before this one
	Next   *search.Cursor // nil on the last page
}

// Search returns the contacts that a query matches.
func (t *Tx) Search(appID string, q search.Query, p search.Page) (Found[*contacts.Contact], error) {
	where, args := q.Where()
	return find(t, table[*contacts.Contact]{"contacts", selectContact, scanContact, contactCursor}, appID, where, args, p)
}

// SearchConversations returns the conversations that a query matches.
func (t *Tx) SearchConversations(appID string, q search.Query, p search.Page) (Found[Conversation], error) {
	where, args := q.Where()
	return find(t, conversationTable, appID, where, args, p)
}

// AllConversations is SearchConversations for all of them.
func (t *Tx) AllConversations(appID string, p search.Page) (Found[Conversation], error) {
	return find(t, conversationTable, appID, "1", nil, p)
}

// table is what find has to know of one.
type table[T any] struct {
	name, selects string
	scan          func(scanner) (T, error)
	cursor        func(T, string) *search.Cursor
}

var conversationTable = table[Conversation]{"conversations AS c", selectConversation, scanConversation, conversationCursor}

// find reads one page of what a condition matches. Its statements are not kept: their
// number has no bound.
func find[T any](t *Tx, in table[T], appID, where string, args []any, p search.Page) (f Found[T], err error) {
	where, args = `app_id = ? AND (`+where+`)`, append([]any{appID}, args...)
	count := `SELECT count(*) FROM ` + in.name + ` WHERE `
	if err := t.conn.c.QueryRowContext(t.ctx, count+where, args...).Scan(&f.Total); err != nil {
		return f, fmt.Errorf("counting: %w", err)
	}
	after, more, order := p.Order()
	where, args = where+` AND `+after, append(args, more...)
	rest := 0
	if err := t.conn.c.QueryRowContext(t.ctx, count+where, args...).Scan(&rest); err != nil {
		return f, fmt.Errorf("counting: %w", err)
	}
	f.Before = f.Total - rest
	query := strings.Join([]string{in.selects, `WHERE`, where, `ORDER BY`, order, `LIMIT ?`}, " ")
	rows, err := t.conn.c.QueryContext(t.ctx, query, append(args, p.PerPage)...)
	if err != nil {
		return f, fmt.Errorf("searching: %w", err)
	}
	if f.Rows, err = collect(rows, in.scan); err != nil {
		return f, fmt.Errorf("searching: %w", err)
	}
	if len(f.Rows) < rest {
		f.Next = in.cursor(f.Rows[len(f.Rows)-1], p.SortBy)
	}
	return f, nil
}

func contactCursor(c *contacts.Contact, sortBy string) *search.Cursor {
	value := map[string]int64{
		"created_at": c.CreatedAt, "updated_at": c.UpdatedAt, "signed_up_at": c.SignedUpAt, "last_seen_at": c.LastSeenAt,
	}[sortBy]
	return &search.Cursor{Value: value, ID: c.ID}
}

func conversationCursor(c Conversation, sortBy string) *search.Cursor {
	value := map[string]int64{
		"created_at": c.CreatedAt, "updated_at": c.UpdatedAt, "snoozed_until": c.SnoozedUntil, "rating": int64(c.Rating),
	}[sortBy]
	return &search.Cursor{Value: value, ID: c.ID}
}
