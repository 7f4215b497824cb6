package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate runs the migrations that the file has not seen yet, each in a
// transaction with the note that it ran (user_version). A file that is newer than
// this program is refused rather than damaged.
func (s *Store) migrate(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	var done int
	err = s.Write(ctx, func(t *Tx) error { return t.row("PRAGMA user_version", nil, &done) })
	if err != nil {
		return fmt.Errorf("reading the version: %w", err)
	}
	if done > len(names) {
		return fmt.Errorf("the file has version %d, this program knows %d", done, len(names))
	}
	for i := done; i < len(names); i++ {
		if err := s.Write(ctx, func(t *Tx) error { return t.migrate(names[i], i+1) }); err != nil {
			return fmt.Errorf("running %s: %w", names[i], err)
		}
	}
	return nil
}

func (t *Tx) migrate(name string, version int) error {
	text, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	if _, err := t.conn.c.ExecContext(t.ctx, string(text)); err != nil {
		return err
	}
	_, err = t.conn.c.ExecContext(t.ctx, fmt.Sprintf("PRAGMA user_version = %d", version))
	return err
}
