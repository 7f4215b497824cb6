package conversations_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/live"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

// desk is a team of two on a real database, and Ada, who wrote to them.
type desk struct {
	t *testing.T
	*conversations.Service
	ctx        context.Context
	ws         *workspace.Workspace
	one, two   workspace.Admin
	ada        *contacts.Contact
	now        int64
	team, hers *live.Subscription[conversations.Event]
}

func open(t *testing.T) *desk {
	set, err := workspace.Parse([]byte(`{"workspaces": [{"app_id": "abc12345", "name": "Demo", "admins": [{"id": "1", "name": "One"}, {"id": "2", "name": "Two"}]}]}`))
	require.NoError(t, err)
	ctx := context.Background()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "test.db"))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, db.Close()) })
	d := &desk{t: t, ctx: ctx, now: 1000}
	d.ws, _ = set.Get("abc12345")
	d.one, d.two = d.ws.Admins[0], d.ws.Admins[1]
	d.Service = &conversations.Service{
		Store: db, Now: func() time.Time { return time.Unix(d.now, 0) }, Bus: live.NewBus[conversations.Event](4, 64), Changed: func(string) {},
	}
	d.ada = d.person("ada")
	d.team, err = d.Bus.Subscribe(conversations.TeamTopic("abc12345"))
	require.NoError(t, err)
	d.hers, err = d.Bus.Subscribe(conversations.PersonTopic(d.ada.ID))
	require.NoError(t, err)
	return d
}

func (d *desk) person(id string) *contacts.Contact {
	c := &contacts.Contact{ID: id, AppID: "abc12345", Role: contacts.Lead, Name: id, AnonymousID: id, SessionVersion: 1}
	require.NoError(d.t, d.Store.Write(d.ctx, func(tx *store.Tx) error { return tx.PutContact(c) }))
	return c
}

func say(text string) conversations.Message {
	return conversations.Message{Blocks: []wire.Block{{Type: "paragraph", Text: text}}}
}

// writes has a person begin a conversation.
func (d *desk) writes(who *contacts.Contact, text string) (id string) {
	require.NoError(d.t, d.Store.Write(d.ctx, func(tx *store.Tx) error {
		turn := &conversations.Turn{Tx: tx, Workspace: d.ws, Now: d.now}
		c, _, err := turn.Start(who, nil, say(text))
		id = c.ID
		tx.OnCommit(func() { d.Publish(turn.Events...) })
		return err
	}))
	return id
}

func (d *desk) get(id string) conversations.Thread {
	t, err := d.Get(d.ctx, d.ws, id, conversations.Page{Limit: 100})
	require.NoError(d.t, err)
	return t
}

// kinds takes all that the team was told so far.
func (d *desk) kinds() []conversations.Kind {
	return drain(d.team, func(e conversations.Event) conversations.Kind { return e.Kind })
}

// frames takes all that Ada was sent so far.
func (d *desk) frames() []string {
	return drain(d.hers, func(e conversations.Event) string { return e.Frame.Type })
}

func drain[T any](s *live.Subscription[conversations.Event], of func(conversations.Event) T) (out []T) {
	for len(s.Events) > 0 {
		out = append(out, of(<-s.Events))
	}
	return out
}
