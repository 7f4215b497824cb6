// Package store keeps everything in one SQLite file. All writing goes through one
// connection and all of a request's writing through one transaction; reading has
// connections of its own, which see the last committed state and never wait for
// the writer. An answered request has been synced to the disk.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
)

var (
	// ErrNotFound is returned where a row was asked for that is not there.
	ErrNotFound = errors.New("not found")
	// ErrBusy is returned where a transaction could not begin in time.
	ErrBusy = errors.New("the database is busy")
)

// readers is how many requests can read at a time.
const readers = 4

// Store is an open database. It is safe for use by many goroutines.
type Store struct {
	db     *sql.DB
	writer pool
	reader pool
}

// Open opens the file, which is created where it does not exist, and brings its
// tables up to date.
func Open(ctx context.Context, file string) (*Store, error) {
	if err := private(file); err != nil {
		return nil, fmt.Errorf("opening %s: %w", file, err)
	}
	db, err := sql.Open("sqlite", dsn(file))
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", file, err)
	}
	s := &Store{db: db}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("opening %s: %w", file, err), s.Close())
	}
	return s, nil
}

// private creates the file so that nobody else on the machine can read it: it
// holds people's data and the key of their sessions. SQLite gives the files beside
// it the same mode.
func private(file string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// dsn says how every connection is set up. WAL lets readers go on while one
// writes; synchronous stays FULL, so that nothing acknowledged is lost with the
// power.
func dsn(file string) string {
	pragmas := url.Values{"_pragma": {
		"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "temp_store(MEMORY)",
	}}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: file}).EscapedPath(), RawQuery: pragmas.Encode()}).String()
}

func (s *Store) prepare(ctx context.Context) (err error) {
	if s.writer, err = newPool(ctx, s.db, 1, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	s.reader, err = newPool(ctx, s.db, readers, "BEGIN")
	return err
}

// Write runs fn in a transaction that is committed if fn returns nil. What fn
// reads includes what it wrote.
func (s *Store) Write(ctx context.Context, fn func(*Tx) error) error {
	return s.writer.run(ctx, fn)
}

// Read runs fn on one state of the database. fn must not write.
func (s *Store) Read(ctx context.Context, fn func(*Tx) error) error {
	return s.reader.run(ctx, fn)
}

// Close waits for what is running and closes the file.
func (s *Store) Close() error {
	return errors.Join(s.reader.close(), s.writer.close(), s.db.Close())
}
