package search

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
)

// Bounds of a page of results.
const (
	defaultPerPage = 50
	maxPerPage     = 150
)

// Page says which part of the results is wanted, and in which order.
type Page struct {
	PerPage   int
	SortBy    string // a column of numbers
	Ascending bool
	After     *Cursor // nil is the beginning
}

// Cursor is the place after one row in the order of a Page.
type Cursor struct {
	Value int64  `json:"v"` // what the row is sorted by
	ID    string `json:"i"`
}

// String returns the cursor as callers hand it back (starting_after).
func (c Cursor) String() string {
	data, err := json.Marshal(c)
	if err != nil {
		panic(err) // a number and a string always encode
	}
	return base64.RawURLEncoding.EncodeToString(data)
}

// ParsePage reads pagination and sort of a search request; both may be absent. It
// fails with a [*Problem].
func (t *Table) ParsePage(pagination, sort json.RawMessage) (Page, error) {
	p := Page{PerPage: defaultPerPage, SortBy: "created_at"}
	if err := p.parsePagination(pagination); err != nil {
		return p, err
	}
	return p, p.parseSort(t, sort)
}

func (p *Page) parsePagination(data json.RawMessage) error {
	var raw struct {
		PerPage       *int    `json:"per_page"`
		StartingAfter *string `json:"starting_after"`
	}
	if len(data) > 0 && json.Unmarshal(data, &raw) != nil {
		return &Problem{"pagination", "must be an object with per_page and starting_after"}
	}
	if raw.PerPage != nil {
		if *raw.PerPage < 1 || *raw.PerPage > maxPerPage {
			return &Problem{"pagination.per_page", fmt.Sprintf("must be 1 to %d", maxPerPage)}
		}
		p.PerPage = *raw.PerPage
	}
	if raw.StartingAfter == nil {
		return nil
	}
	var err error
	if p.After, err = ParseCursor(*raw.StartingAfter); err != nil {
		return &Problem{"pagination.starting_after", err.Error()}
	}
	return nil
}

var errCursor = errors.New("is not one that this server gave")

// ParseCursor reads what [Cursor.String] wrote; "" is the beginning.
func ParseCursor(s string) (c *Cursor, err error) {
	if s == "" {
		return nil, nil
	}
	text, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || json.Unmarshal(text, &c) != nil || c == nil {
		return nil, errCursor
	}
	return c, nil
}

func (p *Page) parseSort(t *Table, data json.RawMessage) error {
	var raw *struct{ Field, Order string }
	if len(data) > 0 && json.Unmarshal(data, &raw) != nil {
		return &Problem{"sort", "must be an object with field and order"}
	}
	if raw == nil {
		return nil
	}
	f, ok := t.fields[raw.Field]
	if !ok || f.kind != number {
		return &Problem{"sort.field", "must be created_at, updated_at or another time"}
	}
	if raw.Order != "ascending" && raw.Order != "descending" {
		return &Problem{"sort.order", "must be ascending or descending"}
	}
	p.SortBy, p.Ascending = f.column, raw.Order == "ascending"
	return nil
}

// Order returns the page as a condition for what comes after the cursor, its
// arguments, and an ORDER BY clause.
func (p Page) Order() (after string, args []any, orderBy string) {
	direction, compare := "DESC", "<"
	if p.Ascending {
		direction, compare = "ASC", ">"
	}
	orderBy = fmt.Sprintf("%s %s, id %s", p.SortBy, direction, direction)
	if p.After == nil {
		return "1", nil, orderBy
	}
	return fmt.Sprintf("(%s, id) %s (?, ?)", p.SortBy, compare), []any{p.After.Value, p.After.ID}, orderBy
}
