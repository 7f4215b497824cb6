package store

import (
	"context"
	"errors"
	"fmt"
)

// Once runs fn in a transaction if nothing was done under that name yet, and notes
// that it was.
func (s *Store) Once(ctx context.Context, name string, fn func(*Tx) error) error {
	return s.Write(ctx, func(t *Tx) error {
		_, err := t.setting(name)
		if !errors.Is(err, ErrNotFound) {
			return err
		}
		if err := fn(t); err != nil {
			return err
		}
		return t.set(name, []byte{1})
	})
}

// Key returns the secret that is kept under that name; the first call stores the
// given one.
func (s *Store) Key(ctx context.Context, name string, fresh []byte) (key []byte, err error) {
	err = s.Write(ctx, func(t *Tx) error {
		key, err = t.setting(name)
		if errors.Is(err, ErrNotFound) {
			key = fresh
			return t.set(name, fresh)
		}
		return err
	})
	return key, err
}

func (t *Tx) setting(name string) (value []byte, err error) {
	return value, t.row(`SELECT value FROM settings WHERE key = ?`, []any{name}, &value)
}

func (t *Tx) set(name string, value []byte) error {
	if _, err := t.exec(`INSERT INTO settings (key, value) VALUES (?, ?)`, name, value); err != nil {
		return fmt.Errorf("storing %s: %w", name, err)
	}
	return nil
}
