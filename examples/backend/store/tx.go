package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Tx is a transaction. It belongs to one goroutine and ends with the function that
// it was handed to.
type Tx struct {
	ctx       context.Context
	conn      *conn
	committed []func()
}

// OnCommit has fn called once the transaction is committed, before the next one that
// writes can begin: what is told in it is told in the order of the writing. fn must
// not block.
func (t *Tx) OnCommit(fn func()) { t.committed = append(t.committed, fn) }

// statement prepares each query once per connection.
func (t *Tx) statement(query string) (*sql.Stmt, error) {
	if s, ok := t.conn.statements[query]; ok {
		return s, nil
	}
	s, err := t.conn.c.PrepareContext(context.WithoutCancel(t.ctx), query)
	if err != nil {
		return nil, fmt.Errorf("preparing: %w", err)
	}
	t.conn.statements[query] = s
	return s, nil
}

// exec runs a statement and returns how many rows it changed.
func (t *Tx) exec(query string, args ...any) (int64, error) {
	s, err := t.statement(query)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(t.ctx, args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// row reads one row into dest, or returns ErrNotFound.
func (t *Tx) row(query string, args []any, dest ...any) error {
	s, err := t.statement(query)
	if err != nil {
		return err
	}
	return notFound(s.QueryRowContext(t.ctx, args...).Scan(dest...), "reading a row")
}

// notFound translates the driver's word for it; other errors say what was done.
func notFound(err error, doing string) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sql.ErrNoRows):
		return ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// list reads all rows of a query whose text is one of few.
func list[T any](t *Tx, query string, args []any, scan func(scanner) (T, error)) ([]T, error) {
	s, err := t.statement(query)
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(t.ctx, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, scan)
}

// scanner is a row or the current one of many.
type scanner interface{ Scan(dest ...any) error }

func collect[T any](rows *sql.Rows, scan func(scanner) (T, error)) (out []T, err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}
