package talk

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/bench/subject"
)

func TestTheHistoryIsThePersonsAndRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bench.db")
	h, err := Write(t.Context(), file)
	require.NoError(t, err)
	db, err := store.Open(t.Context(), file)
	require.NoError(t, err)
	defer db.Close()
	require.NoError(t, db.Read(t.Context(), func(tx *store.Tx) error {
		who, err := tx.ContactByUserID(subject.AppID, UserID)
		require.NoError(t, err)
		for id, want := range map[string]int{h.Short: shortParts, h.Long: longParts} {
			_, err := tx.ConversationOf(who.ID, id)
			require.NoError(t, err)
			n, err := tx.CountParts(id)
			require.NoError(t, err)
			assert.Equal(t, want, n)
		}
		unread, err := tx.UnreadIDs(who.ID)
		require.NoError(t, err)
		assert.Empty(t, unread)
		return nil
	}))
}
