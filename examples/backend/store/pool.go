package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// pool lends connections, each to one transaction at a time. It stands in place of
// the pool of database/sql because that one cannot keep prepared statements on a
// connection over transactions.
type pool struct {
	begin string
	size  int
	free  chan *conn
}

// conn is a connection with the statements that it has prepared.
type conn struct {
	c          *sql.Conn
	statements map[string]*sql.Stmt
}

func newPool(ctx context.Context, db *sql.DB, size int, begin string) (pool, error) {
	p := pool{begin: begin, free: make(chan *conn, size)}
	for range size {
		c, err := db.Conn(ctx)
		if err != nil {
			return p, fmt.Errorf("connecting: %w", err)
		}
		p.free <- &conn{c: c, statements: map[string]*sql.Stmt{}}
		p.size++
	}
	return p, nil
}

func (p pool) run(ctx context.Context, fn func(*Tx) error) error {
	select {
	case c := <-p.free:
		defer func() { p.free <- c }()
		return c.transact(ctx, p.begin, fn)
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", ErrBusy, ctx.Err())
	}
}

// close waits until every connection is back.
func (p pool) close() error {
	var errs []error
	for range p.size {
		c := <-p.free
		for _, s := range c.statements {
			errs = append(errs, s.Close())
		}
		errs = append(errs, c.c.Close())
	}
	return errors.Join(errs...)
}

func (c *conn) transact(ctx context.Context, begin string, fn func(*Tx) error) (err error) {
	if _, err := c.c.ExecContext(ctx, begin); err != nil {
		if locked(err) || ctx.Err() != nil {
			err = fmt.Errorf("%w: %w", ErrBusy, err)
		}
		return fmt.Errorf("beginning a transaction: %w", err)
	}
	committed := false
	defer func() { // also when fn panics
		if !committed {
			// The request may be over, but the connection goes on to the next.
			_, undone := c.c.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
			err = errors.Join(err, undone)
		}
	}()
	tx := &Tx{ctx: ctx, conn: c}
	if err := fn(tx); err != nil {
		return err
	}
	if _, err := c.c.ExecContext(ctx, "COMMIT"); err != nil {
		return fmt.Errorf("committing: %w", err)
	}
	committed = true
	for _, fn := range tx.committed {
		fn()
	}
	return nil
}

// locked says whether another process holds the file.
func locked(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_BUSY
}
