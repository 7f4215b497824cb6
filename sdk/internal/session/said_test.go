package session_test

import (
	"net/url"
	"testing"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatIsSaidIsThePersons(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	w.run(w.m.Say(wire.Messages, wire.Request{ClientUUID: "u1", Blocks: []wire.Block{{Type: "paragraph", Text: "Hello"}}, UserData: wire.Object{{Key: "user_id", Value: "another"}}}, w.page))
	said := w.only()
	assert.Equal(t, wire.Messages, said.name)
	assert.Equal(t, "u1", said.ClientUUID)
	assert.Equal(t, "Hello", said.Blocks[0].Text)
	assert.Equal(t, w.m.Who().UserID, said.value("user_id"))
	w.shutdown()
	w.take()
	w.run(w.m.Say(wire.Messages, wire.Request{ClientUUID: "u2"}, w.page))
	assert.Empty(t, w.take(), "nobody is there to say it")
}

func TestAQuestionIsThePersons(t *testing.T) {
	w := newWorld(t)
	fields, token := w.m.Question(w.page, func(*wire.Request) {})
	assert.Nil(t, fields)
	assert.Empty(t, token)
	w.live(ada, wire.RoleUser, "s1")
	fields, token = w.m.Question(w.page, func(r *wire.Request) { r.Page = 2 })
	assert.Equal(t, "s1", token)
	values, err := url.ParseQuery(wire.EncodeForm(fields))
	require.NoError(t, err)
	r, err := wire.ParseRequest(values.Get)
	require.NoError(t, err)
	assert.Equal(t, 2, r.Page)
	assert.Equal(t, w.m.Who().UserID, r.UserData.String("user_id"))
	assert.Empty(t, w.take(), "it is not in the outbox")
}

func TestAMessageToTabsConcernsTheSamePerson(t *testing.T) {
	w := newWorld(t)
	assert.Nil(t, w.m.Address(wire.Object{}))
	w.live(ada, wire.RoleUser, "s1")
	message := w.m.Address(wire.Object(nil).WithText("type", "x"))
	assert.True(t, w.m.Concerns(message))
	assert.False(t, w.m.Concerns(message.Clone().WithText("id", "another")))
	w.m.Cookie("another's")
	assert.False(t, w.m.Concerns(message))
}

func TestTheLanguageIsThePages(t *testing.T) {
	w := newWorld(t)
	assert.Empty(t, w.m.Language())
	w.boot(`{"language_override":"de"}`)
	assert.Equal(t, "de", w.m.Language())
	assert.False(t, w.m.Over())
	w.shutdown()
	assert.True(t, w.m.Over())
}
