package store_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/content"
	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/sdk/wire"
)

func to[T any](v T) *T { return &v }

func TestOneUserPerUserIDAndPerLoneEmail(t *testing.T) {
	s := fresh(t)
	write(t, s, func(tx *store.Tx) {
		put(t, tx, contacts.Contact{ID: "1", Role: contacts.User, UserID: "a", Email: "ada@example.com"})
		put(t, tx, contacts.Contact{ID: "2", Role: contacts.User, UserID: "b", Email: "ada@example.com"})
		put(t, tx, contacts.Contact{ID: "3", Role: contacts.User, Email: "ada@example.com"})
		put(t, tx, contacts.Contact{ID: "4", Role: contacts.Lead, Email: "ada@example.com"})
	})
	for _, c := range []contacts.Contact{
		{ID: "5", AppID: app, Role: contacts.User, UserID: "a"},
		{ID: "6", AppID: app, Role: contacts.User, Email: "ADA@example.com"},
		{ID: "7", AppID: app, Role: "admin"},
	} {
		assert.Error(t, s.Write(context.Background(), func(tx *store.Tx) error { return tx.PutContact(&c) }), c.ID)
	}
}

func TestMergeMovesEverything(t *testing.T) {
	s := fresh(t)
	post := content.Post{Title: "Title", Blocks: []wire.Block{{Type: "paragraph", Text: "text"}}, Rules: rules.Rules{Roles: []string{"user"}}}
	write(t, s, func(tx *store.Tx) {
		from := put(t, tx, contacts.Contact{ID: "from", Role: contacts.Visitor})
		into := put(t, tx, contacts.Contact{ID: "into", Role: contacts.User, UserID: "a"})
		first, err := tx.AddPost(app, post)
		require.NoError(t, err)
		second, err := tx.AddPost(app, post)
		require.NoError(t, err)

		require.NoError(t, tx.BindAnonymousID(app, "cookie", "from"))
		for _, id := range []string{"from", "into"} {
			_, err = tx.AddPageView(id, store.PageView{PageLoad: "s", URL: "https://a.example/" + id, At: 1})
			require.NoError(t, err)
			_, err = tx.AddEvent(app, id, store.Event{ID: id, Name: id, Metadata: "{}", CreatedAt: 2})
			require.NoError(t, err)
			require.NoError(t, tx.ChangeCompany(app, id, contacts.CompanyChanges{ID: "shared"}))
			require.NoError(t, tx.NoteContent(app, id, first, store.Seen, 3))
		}
		require.NoError(t, tx.ChangeCompany(app, "from", contacts.CompanyChanges{ID: "own", Name: to("Own"), Custom: map[string]any{"tier": 1.0}}))
		require.NoError(t, tx.NoteContent(app, "from", first, store.Dismissed, 4))
		require.NoError(t, tx.NoteContent(app, "from", second, store.Clicked, 5))
		isNew, err := tx.ClaimRequest(app, "key", 1, 0)
		require.NoError(t, err)
		assert.True(t, isNew)
		require.NoError(t, tx.LinkRequest(app, "key", "from"))

		require.NoError(t, tx.Merge(from, into, 6))

		_, err = tx.Contact(app, "from")
		assert.ErrorIs(t, err, store.ErrNotFound)
		c, err := tx.ContactByAnonymousID(app, "cookie")
		require.NoError(t, err)
		assert.Equal(t, "into", c.ID)
		views, err := tx.PageViews("into", 10)
		require.NoError(t, err)
		assert.Len(t, views, 2)
		events, err := tx.Events("into", 0, 10)
		require.NoError(t, err)
		assert.Len(t, events, 2)
		companies, err := tx.CompaniesOf("into")
		require.NoError(t, err)
		assert.Equal(t, []contacts.Company{{ID: "shared", Custom: map[string]any{}}, {ID: "own", Name: "Own", Custom: map[string]any{"tier": 1.0}}}, companies)
		states, err := tx.PostStates("into", 10)
		require.NoError(t, err)
		assert.Equal(t, []store.PostState{{second, "Title", "clicked"}, {first, "Title", "dismissed"}}, states)
		request, err := tx.RequestContact(app, "key")
		require.NoError(t, err)
		assert.Equal(t, "into", request)
	})
}

func TestSessionsFollowMergesAndEndWithTheirVersion(t *testing.T) {
	s := fresh(t)
	write(t, s, func(tx *store.Tx) {
		a := put(t, tx, contacts.Contact{ID: "a", Role: contacts.Visitor})
		b := put(t, tx, contacts.Contact{ID: "b", Role: contacts.Visitor})
		c := put(t, tx, contacts.Contact{ID: "c", Role: contacts.User, UserID: "c"})
		require.NoError(t, tx.Merge(a, b, 1))
		require.NoError(t, tx.Merge(b, c, 1))
		for _, id := range []string{"a", "b", "c"} {
			got, err := tx.ContactBySession(app, id, 1)
			require.NoError(t, err)
			assert.Equal(t, "c", got.ID)
			_, err = tx.ContactBySession(app, id, 2)
			assert.ErrorIs(t, err, store.ErrNotFound, "another version")
			_, err = tx.ContactBySession("other", id, 1)
			assert.ErrorIs(t, err, store.ErrNotFound, "another workspace")
		}
	})
}

func TestNumberedPageViewsAreStoredOnceInAnyOrder(t *testing.T) {
	s := fresh(t)
	write(t, s, func(tx *store.Tx) {
		from := put(t, tx, contacts.Contact{ID: "from", Role: contacts.Visitor})
		into := put(t, tx, contacts.Contact{ID: "into", Role: contacts.User, UserID: "a"})
		for _, id := range []string{"from", "into"} {
			for i, number := range []int{3, 1, 2, 1, 3} {
				isNew, err := tx.AddPageView(id, store.PageView{PageLoad: "s1", URL: "/", Number: number, At: int64(i)})
				require.NoError(t, err)
				assert.Equal(t, i < 3, isNew, "%d, the %dth", number, i)
			}
		}
		require.NoError(t, tx.Merge(from, into, 1))
		views, err := tx.PageViews("into", 10)
		require.NoError(t, err)
		assert.Len(t, views, 3, "those of the merged contact were the same")
	})
}

func TestPageViewsOfOnePageLoad(t *testing.T) {
	s := fresh(t)
	write(t, s, func(tx *store.Tx) {
		put(t, tx, contacts.Contact{ID: "a", Role: contacts.Visitor})
		put(t, tx, contacts.Contact{ID: "b", Role: contacts.Visitor})
		tests := []struct {
			contact, load, url string
			want               bool
		}{
			{"a", "s1", "/1", true}, {"a", "s1", "/1", false}, {"a", "s1", "/2", true}, {"a", "s1", "/1", true},
			{"a", "s2", "/1", true}, {"a", "s2", "/1", false}, {"a", "s1", "/1", false}, {"b", "s1", "/1", true},
		}
		for i, tt := range tests {
			got, err := tx.AddPageView(tt.contact, store.PageView{PageLoad: tt.load, URL: tt.url, At: int64(i)})
			require.NoError(t, err)
			assert.Equal(t, tt.want, got, "number %d", i)
		}
		views, err := tx.PageViews("a", 2)
		require.NoError(t, err)
		assert.Equal(t, []store.PageView{{PageLoad: "s2", URL: "/1", At: 4}, {PageLoad: "s1", URL: "/1", At: 3}}, views)
	})
}

func TestEventsInPagesAndOnlyOnce(t *testing.T) {
	s := fresh(t)
	write(t, s, func(tx *store.Tx) {
		put(t, tx, contacts.Contact{ID: "a", Role: contacts.Visitor})
		for _, e := range []store.Event{{ID: "1", CreatedAt: 5}, {ID: "2", CreatedAt: 5}, {ID: "3", CreatedAt: 4}, {CreatedAt: 3}, {CreatedAt: 3}} {
			e.Name, e.Metadata = "name", "{}"
			isNew, err := tx.AddEvent(app, "a", e)
			require.NoError(t, err)
			assert.True(t, isNew)
		}
		isNew, err := tx.AddEvent(app, "a", store.Event{ID: "1", Name: "again", Metadata: "{}"})
		require.NoError(t, err)
		assert.False(t, isNew)

		var ids []string
		for before := int64(0); ; {
			page, err := tx.Events("a", before, 2)
			require.NoError(t, err)
			if len(page) == 0 {
				break
			}
			for _, e := range page {
				ids = append(ids, e.ID)
			}
			before = page[len(page)-1].Row
		}
		assert.Equal(t, []string{"2", "1", "3", "", ""}, ids)
	})
}

func TestKeysOfRequestsCountForADay(t *testing.T) {
	s := fresh(t)
	ctx := context.Background()
	claim := func(key string, now int64) (isNew bool) {
		write(t, s, func(tx *store.Tx) {
			var err error
			isNew, err = tx.ClaimRequest(app, key, now, now-100)
			require.NoError(t, err)
		})
		return isNew
	}
	assert.True(t, claim("k", 1000))
	assert.False(t, claim("k", 1000))
	assert.False(t, claim("k", 1100))
	assert.True(t, claim("other", 1000))
	assert.True(t, claim("k", 1101), "too long ago")
	assert.False(t, claim("k", 1101))
	require.NoError(t, s.ForgetRequests(ctx, 1050))
	assert.True(t, claim("other", 1050))
	assert.False(t, claim("k", 1101))
}

func TestPosts(t *testing.T) {
	s := fresh(t)
	write(t, s, func(tx *store.Tx) {
		put(t, tx, contacts.Contact{ID: "a", Role: contacts.Visitor})
		post := content.Post{
			Title: "Title", CreatedAt: 7, Blocks: []wire.Block{{Type: "list", Items: []string{"x"}, Ordered: true}},
			Rules: rules.Rules{URL: []rules.URL{{Op: "glob", Value: "/*"}}, Attributes: []rules.Attribute{{Name: "n", Op: "eq", Value: 1.0}}, Schedule: &rules.Schedule{From: 1}},
		}
		var err error
		post.ID, err = tx.AddPost(app, post)
		require.NoError(t, err)
		all, err := tx.Posts(app)
		require.NoError(t, err)
		assert.Equal(t, []content.Post{post}, all)
		none, err := tx.Posts("other")
		require.NoError(t, err)
		assert.Empty(t, none)

		require.NoError(t, tx.NoteContent(app, "a", post.ID, store.Seen, 1))
		left, err := tx.PostsFor(app, "a")
		require.NoError(t, err)
		assert.Len(t, left, 1)
		require.NoError(t, tx.NoteContent(app, "a", post.ID, store.Dismissed, 2))
		left, err = tx.PostsFor(app, "a")
		require.NoError(t, err)
		assert.Empty(t, left)

		assert.ErrorIs(t, tx.NoteContent(app, "a", "99", store.Seen, 1), store.ErrNotFound)
		assert.ErrorIs(t, tx.NoteContent(app, "a", "x", store.Seen, 1), store.ErrNotFound)
		assert.ErrorIs(t, tx.NoteContent("other", "a", post.ID, store.Seen, 1), store.ErrNotFound)
		assert.ErrorIs(t, tx.NoteContent(app, "a", post.ID, "eaten", 1), store.ErrNotFound)
		assert.ErrorIs(t, tx.RemovePost("other", post.ID), store.ErrNotFound)
		assert.ErrorIs(t, tx.RemovePost(app, "x"), store.ErrNotFound)
		require.NoError(t, tx.RemovePost(app, post.ID))
		assert.ErrorIs(t, tx.RemovePost(app, post.ID), store.ErrNotFound)
		next, err := tx.AddPost(app, post)
		require.NoError(t, err)
		assert.NotEqual(t, post.ID, next, "ids are not used again")
	})
}

func TestCompaniesAreShared(t *testing.T) {
	s := fresh(t)
	write(t, s, func(tx *store.Tx) {
		put(t, tx, contacts.Contact{ID: "a", Role: contacts.User, UserID: "a"})
		put(t, tx, contacts.Contact{ID: "b", Role: contacts.User, UserID: "b"})
		require.NoError(t, tx.ChangeCompany(app, "a", contacts.CompanyChanges{ID: "acme", Name: to("Acme"), MonthlySpend: to(9.5), Size: to(int64(5))}))
		require.NoError(t, tx.ChangeCompany(app, "b", contacts.CompanyChanges{ID: "acme", Plan: to("pro"), Size: to(int64(6)), CreatedAt: to(int64(7))}))
		for _, id := range []string{"a", "b"} {
			got, err := tx.CompaniesOf(id)
			require.NoError(t, err)
			assert.Equal(t, []contacts.Company{{ID: "acme", Name: "Acme", Plan: "pro", MonthlySpend: 9.5, Size: 6, CreatedAt: 7, Custom: map[string]any{}}}, got)
		}
		in, err := tx.InCompany("a", app, "acme")
		require.NoError(t, err)
		assert.True(t, in)
		in, err = tx.InCompany("a", app, "other")
		require.NoError(t, err)
		assert.False(t, in)
	})
}
