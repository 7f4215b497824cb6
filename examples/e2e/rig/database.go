package rig

import (
	"database/sql"
	"encoding/json"
	"path/filepath"

	"github.com/stretchr/testify/require"

	_ "modernc.org/sqlite" // the driver that reads what the backend wrote
)

// Query reads one column of the backend's database.
func Query[T any](b *Backend, query string, args ...any) []T {
	b.t.Helper()
	out := []T{}
	b.each(query, args, func(rows *sql.Rows) {
		var v T
		require.NoError(b.t, rows.Scan(&v))
		out = append(out, v)
	})
	return out
}

// each opens the database anew, so that a backend that was started again is read
// as well.
func (b *Backend) each(query string, args []any, row func(*sql.Rows)) {
	b.t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(b.dir, "e2e.db")+"?mode=ro&_pragma=busy_timeout(5000)")
	require.NoError(b.t, err)
	defer db.Close()
	rows, err := db.Query(query, args...)
	require.NoError(b.t, err, query)
	defer rows.Close()
	for rows.Next() {
		row(rows)
	}
	require.NoError(b.t, rows.Err(), query)
}

// Contact is a person as the backend stored them.
type Contact struct {
	ID, Role, UserID, Email, Name, AnonymousID string
	Custom                                     map[string]any
}

// Contacts returns all contacts of a workspace, the oldest first.
func (b *Backend) Contacts(appID string) []Contact {
	b.t.Helper()
	var out []Contact
	b.each(`SELECT id, role, user_id, email, name, anonymous_id, custom_attributes FROM contacts WHERE app_id = ? ORDER BY rowid`,
		[]any{appID}, func(rows *sql.Rows) {
			var c Contact
			var custom string
			require.NoError(b.t, rows.Scan(&c.ID, &c.Role, &c.UserID, &c.Email, &c.Name, &c.AnonymousID, &custom))
			require.NoError(b.t, json.Unmarshal([]byte(custom), &c.Custom))
			out = append(out, c)
		})
	return out
}

// PageViews returns the URLs that the workspace's contacts viewed, in their order.
func (b *Backend) PageViews() []string {
	b.t.Helper()
	return Query[string](b, `SELECT url FROM page_views ORDER BY id`)
}

// PostStates returns what was done with the post of that title, the columns of its
// row that are set.
func (b *Backend) PostStates(title string) []string {
	b.t.Helper()
	return Query[string](b, `
		SELECT state FROM (
			SELECT 'seen' AS state, seen_at AS at, post FROM content_states
			UNION ALL SELECT 'clicked', clicked_at, post FROM content_states
			UNION ALL SELECT 'dismissed', dismissed_at, post FROM content_states)
		WHERE at IS NOT NULL AND post = (SELECT id FROM posts WHERE title = ?) ORDER BY state`, title)
}

// UntilStored waits for a condition of the database.
func (b *Backend) UntilStored(what string, condition func() bool) {
	b.t.Helper()
	Until(b.t, what, condition, func() string {
		dump, _ := json.MarshalIndent(map[string]any{
			"contacts":   append(b.Contacts(AppID), b.Contacts(SecureID)...),
			"page views": b.PageViews(),
			"events":     Query[string](b, `SELECT name FROM events ORDER BY id`),
		}, "", " ")
		return string(dump)
	})
}
