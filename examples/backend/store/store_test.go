package store_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/store"
)

const app = "abc12345"

func open(t testing.TB, file string) *store.Store {
	s, err := store.Open(context.Background(), file)
	require.NoError(t, err)
	return s
}

func fresh(t testing.TB) *store.Store {
	s := open(t, filepath.Join(t.TempDir(), "a file ?#%.db"))
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

func write(t testing.TB, s *store.Store, fn func(*store.Tx)) {
	require.NoError(t, s.Write(context.Background(), func(tx *store.Tx) error { fn(tx); return nil }))
}

func put(t testing.TB, tx *store.Tx, c contacts.Contact) *contacts.Contact {
	c.AppID, c.SessionVersion = app, 1
	require.NoError(t, tx.PutContact(&c))
	return &c
}

func TestWhatWasStoredIsThereAfterAReopening(t *testing.T) {
	file := filepath.Join(t.TempDir(), "entryphone.db")
	want := contacts.Contact{
		ID: "c", AppID: app, Role: contacts.User, UserID: "a", Email: "Ada@Example.com", AnonymousID: "v", Name: "Ada", Phone: "1",
		Avatar: "https://a.example/a.png", Language: "de", Unsubscribed: true, SignedUpAt: 1, Company: "acme", SessionVersion: 2,
		Custom: map[string]any{"plan": "pro", "seats": 5.0, "admin": true}, UTM: map[string]string{"utm_source": "mail"},
		CreatedAt: 3, UpdatedAt: 4, LastSeenAt: 5,
	}
	s := open(t, file)
	write(t, s, func(tx *store.Tx) { require.NoError(t, tx.PutContact(&want)) })
	require.NoError(t, s.Close())

	s = open(t, file)
	defer s.Close()
	write(t, s, func(tx *store.Tx) {
		got, err := tx.Contact(app, "c")
		require.NoError(t, err)
		assert.Equal(t, want, *got)
		got, err = tx.ContactByUserID(app, "a")
		require.NoError(t, err)
		assert.Equal(t, "c", got.ID)
		users, err := tx.UsersByEmail(app, "ADA@example.com")
		require.NoError(t, err)
		assert.Len(t, users, 1)

		_, err = tx.Contact("other", "c")
		assert.ErrorIs(t, err, store.ErrNotFound, "another workspace")
		_, err = tx.ContactByUserID(app, "")
		assert.ErrorIs(t, err, store.ErrNotFound)
	})
}

func TestNobodyElseCanReadTheFiles(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a file ?#%.db")
	s := open(t, file)
	defer s.Close()
	write(t, s, func(tx *store.Tx) { put(t, tx, contacts.Contact{ID: "a", Role: contacts.Visitor}) })
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(file + suffix)
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm(), suffix)
	}
}

func TestAFileOfANewerProgramIsRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "entryphone.db")
	require.NoError(t, open(t, file).Close())
	db, err := sql.Open("sqlite", file)
	require.NoError(t, err)
	_, err = db.Exec("PRAGMA user_version = 99")
	require.NoError(t, errors.Join(err, db.Close()))
	_, err = store.Open(context.Background(), file)
	assert.ErrorContains(t, err, "version 99")
}

func TestAFolderThatIsNotThereIsReported(t *testing.T) {
	_, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "missing", "file.db"))
	assert.Error(t, err)
}

func TestAFailedTransactionLeavesNothing(t *testing.T) {
	s := fresh(t)
	ctx := context.Background()
	broken := errors.New("broken")
	err := s.Write(ctx, func(tx *store.Tx) error { put(t, tx, contacts.Contact{ID: "a", Role: contacts.Visitor}); return broken })
	assert.ErrorIs(t, err, broken)
	assert.Panics(t, func() {
		_ = s.Write(ctx, func(tx *store.Tx) error {
			put(t, tx, contacts.Contact{ID: "b", Role: contacts.Visitor})
			panic("broken")
		})
	})
	cancelled, cancel := context.WithCancel(ctx)
	err = s.Write(cancelled, func(tx *store.Tx) error {
		put(t, tx, contacts.Contact{ID: "c", Role: contacts.Visitor})
		cancel()
		return nil
	})
	assert.ErrorIs(t, err, context.Canceled)

	write(t, s, func(tx *store.Tx) {
		counts, err := tx.Counts(app, "")
		require.NoError(t, err)
		assert.Zero(t, counts.Visitors)
	})
}

func TestReadersSeeCommittedStatesOnlyAndDoNotWait(t *testing.T) {
	s := fresh(t)
	visitors := func() (n int) {
		require.NoError(t, s.Read(context.Background(), func(tx *store.Tx) error {
			counts, err := tx.Counts(app, "")
			n = counts.Visitors
			return err
		}))
		return n
	}
	write(t, s, func(tx *store.Tx) {
		put(t, tx, contacts.Contact{ID: "a", Role: contacts.Visitor})
		assert.Zero(t, visitors(), "while it is being written")
	})
	assert.Equal(t, 1, visitors())
}

func TestAWaiterGivesUpWithItsContext(t *testing.T) {
	s := fresh(t)
	write(t, s, func(*store.Tx) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		err := s.Write(ctx, func(*store.Tx) error { return nil })
		assert.ErrorIs(t, err, context.Canceled)
		assert.ErrorIs(t, err, store.ErrBusy)
	})
}

func TestAFileThatAnotherProgramHoldsIsBusy(t *testing.T) {
	file := filepath.Join(t.TempDir(), "entryphone.db")
	s := open(t, file)
	defer s.Close()
	other, err := sql.Open("sqlite", file+"?_txlock=immediate")
	require.NoError(t, err)
	defer other.Close()
	tx, err := other.Begin()
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	assert.ErrorIs(t, s.Write(ctx, func(*store.Tx) error { return nil }), store.ErrBusy)
	require.NoError(t, tx.Rollback())
	assert.NoError(t, s.Write(context.Background(), func(*store.Tx) error { return nil }), "the connection goes on")
}

func TestManyWritersAndReaders(t *testing.T) {
	s := fresh(t)
	var wg sync.WaitGroup
	for i := range 20 {
		id := string(rune('a' + i))
		wg.Go(func() {
			assert.NoError(t, s.Write(context.Background(), func(tx *store.Tx) error {
				put(t, tx, contacts.Contact{ID: id, Role: contacts.Visitor})
				return nil
			}))
		})
		wg.Go(func() {
			assert.NoError(t, s.Read(context.Background(), func(tx *store.Tx) error { _, err := tx.Counts(app, ""); return err }))
		})
	}
	wg.Wait()
	write(t, s, func(tx *store.Tx) {
		counts, err := tx.Counts(app, "")
		require.NoError(t, err)
		assert.Equal(t, 20, counts.Visitors)
	})
}

func TestOnceAndKeys(t *testing.T) {
	s := fresh(t)
	ctx := context.Background()
	runs := 0
	for _, fails := range []bool{true, false, false} {
		err := s.Once(ctx, "seed", func(*store.Tx) error {
			runs++
			if fails {
				return errors.New("broken")
			}
			return nil
		})
		assert.Equal(t, fails, err != nil)
	}
	assert.Equal(t, 2, runs, "once more after the failure, then never again")

	key, err := s.Key(ctx, "session", []byte("first"))
	require.NoError(t, err)
	again, err := s.Key(ctx, "session", []byte("second"))
	require.NoError(t, err)
	assert.Equal(t, []byte("first"), key)
	assert.Equal(t, key, again)
}
