package server_test

import (
	"fmt"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/sdk/wire"
)

// get asks REST for something that has to be there.
func (b *backend) get(path string) map[string]any {
	status, out := b.rest(http.MethodGet, path, "")
	require.Equal(b.t, http.StatusOK, status, out)
	return out
}

func TestAConversationOverREST(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	id := w.ping(is("user_id", "42"), is("email", "ada@example.com"), is("name", "Ada")).User.ID
	c := w.starts("1 < 2\n<script>alert(1)</script>")
	b.clock.advance(time.Minute)
	status, out := b.rest(http.MethodPost, "/conversations/"+c.ID+"/reply",
		`{"message_type":"comment","type":"admin","admin_id":"1","body":"<p>Hello <b>Ada</b></p><p>Bye</p><script>x</script>"}`)
	require.Equal(t, http.StatusOK, status, out)
	status, _ = b.rest(http.MethodPost, "/conversations/"+c.ID+"/reply", `{"message_type":"note","type":"admin","admin_id":"1","body":"Careful"}`)
	require.Equal(t, http.StatusOK, status)

	out = b.get("/conversations/" + c.ID)
	assert.Equal(t, "conversation", out["type"])
	assert.Equal(t, true, out["open"])
	assert.Equal(t, true, out["read"])
	source := out["source"].(map[string]any)
	assert.Equal(t, "<p>1 &lt; 2<br>&lt;script&gt;alert(1)&lt;/script&gt;</p>", source["body"])
	assert.Equal(t, map[string]any{"type": "user", "id": id, "name": "Ada", "email": "ada@example.com"}, source["author"])
	assert.Equal(t, site+"/", source["url"])
	assert.Equal(t, []any{map[string]any{"type": "contact", "id": id, "external_id": "42"}}, out["contacts"].(map[string]any)["contacts"])
	parts := out["conversation_parts"].(map[string]any)
	assert.EqualValues(t, 2, parts["total_count"])
	list := parts["conversation_parts"].([]any)
	require.Len(t, list, 2)
	comment, note := list[0].(map[string]any), list[1].(map[string]any)
	assert.Equal(t, "<p>Hello Ada</p>\n<p>Bye</p>", comment["body"])
	assert.Equal(t, "note", note["part_type"])
	assert.Equal(t, "Hello Ada\nBye", b.get("/conversations/" + c.ID + "?display_as=plaintext")["conversation_parts"].(map[string]any)["conversation_parts"].([]any)[0].(map[string]any)["body"])
	assert.Equal(t, []string{"1 < 2\n<script>alert(1)</script>", "Hello Ada", "Bye"}, words(w.conversation(c.ID).Parts), "the note is the team's")
}

func TestAPersonWhoWritesElsewhere(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping(is("user_id", "42"))
	c := w.starts("Hello")
	status, _ := b.rest(http.MethodPost, "/conversations/"+c.ID+"/reply", `{"message_type":"comment","type":"user","user_id":"42","body":"By mail"}`)
	assert.Equal(t, http.StatusOK, status)
	other := b.browser("anon-2")
	other.ping(is("user_id", "43"))
	status, _ = b.rest(http.MethodPost, "/conversations/"+c.ID+"/reply", `{"message_type":"comment","type":"user","user_id":"43","body":"Not mine"}`)
	assert.Equal(t, http.StatusNotFound, status)
	assert.Equal(t, []string{"Hello", "By mail"}, words(w.conversation(c.ID).Parts))
}

func TestQuickRepliesAreOffered(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	c := w.starts("Hello")
	status, _ := b.rest(http.MethodPost, "/conversations/"+c.ID+"/reply",
		`{"message_type":"quick_reply","type":"admin","admin_id":"1","body":"Sure?","reply_options":[{"text":"Yes","uuid":"1"},{"text":"No","uuid":"2"}]}`)
	require.Equal(t, http.StatusOK, status)
	blocks := w.conversation(c.ID).Parts[1].Blocks
	require.Len(t, blocks, 2)
	assert.Equal(t, wire.Block{Type: "quick_replies", Items: []string{"Yes", "No"}}, blocks[1])
}

func TestChangesOverREST(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	c := w.starts("Hello")
	until := b.clock.Now().Unix() + 3600
	tests := []struct {
		body string
		want map[string]any
	}{
		{`{"message_type":"close","type":"admin","admin_id":"1","body":"Bye"}`, map[string]any{"state": "closed", "open": false}},
		{`{"message_type":"open","admin_id":"1"}`, map[string]any{"state": "open", "open": true}},
		{fmt.Sprintf(`{"message_type":"snoozed","admin_id":"1","snoozed_until":%d}`, until), map[string]any{"state": "snoozed", "open": true, "snoozed_until": float64(until)}},
		{`{"message_type":"assignment","type":"admin","admin_id":"1","assignee_id":"1"}`, map[string]any{"admin_assignee_id": 1.0}},
		{`{"message_type":"assignment","type":"admin","admin_id":"1","assignee_id":"0"}`, map[string]any{"admin_assignee_id": nil}},
	}
	for _, tt := range tests {
		status, out := b.rest(http.MethodPost, "/conversations/"+c.ID+"/parts", tt.body)
		require.Equal(t, http.StatusOK, status, out)
		for key, want := range tt.want {
			assert.Equal(t, want, out[key], "%s after %s", key, tt.body)
		}
	}
	assert.Contains(t, words(w.conversation(c.ID).Parts), "Bye")
}

func TestRESTRefusesWhatItCannotUse(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	c := w.starts("Hello")
	reply, parts := "/conversations/"+c.ID+"/reply", "/conversations/"+c.ID+"/parts"
	tests := []struct{ path, body, field string }{
		{reply, `{"message_type":"letter","type":"admin","admin_id":"1","body":"x"}`, "message_type"},
		{reply, `{"message_type":"comment","type":"robot","admin_id":"1","body":"x"}`, "type"},
		{reply, `{"message_type":"comment","type":"admin","admin_id":"9","body":"x"}`, "admin_id"},
		{reply, `{"message_type":"comment","type":"admin","admin_id":"1","body":"<p> </p>"}`, "body"},
		{reply, `{"message_type":"quick_reply","type":"admin","admin_id":"1","body":"x","reply_options":[]}`, "reply_options"},
		{reply, `{"message_type":"note","type":"user","user_id":"42","body":"x"}`, "message_type"},
		{reply, `{"message_type":"comment","type":"user","body":"x"}`, "intercom_user_id"},
		{parts, `{"message_type":"explode","admin_id":"1"}`, "message_type"},
		{parts, `{"message_type":"close","type":"team","admin_id":"1"}`, "type"},
		{parts, `{"message_type":"close","admin_id":""}`, "admin_id"},
		{parts, `{"message_type":"snoozed","admin_id":"1","snoozed_until":1}`, "snoozed_until"},
		{parts, `{"message_type":"assignment","admin_id":"1","assignee_id":"9"}`, "assignee_id"},
		{"/conversations/search", `{"query":{"field":"email","operator":"=","value":"x"}}`, "query.field"},
		{"/conversations/search", `{"query":{"field":"custom_attributes.x","operator":"=","value":"x"}}`, "query.field"},
	}
	for _, tt := range tests {
		status, out := b.rest(http.MethodPost, tt.path, tt.body)
		assert.Equal(t, http.StatusUnprocessableEntity, status, tt.body)
		assert.Equal(t, tt.field, out["errors"].([]any)[0].(map[string]any)["field"], tt.body)
	}
	for _, path := range []string{"/conversations?per_page=0", "/conversations?per_page=151", "/conversations?starting_after=x"} {
		status, _ := b.rest(http.MethodGet, path, "")
		assert.Equal(t, http.StatusUnprocessableEntity, status, path)
	}
	status, _ := b.rest(http.MethodGet, "/conversations/unknown", "")
	assert.Equal(t, http.StatusNotFound, status)
	status, _, _ = b.do(http.MethodGet, "/conversations/"+c.ID, map[string]string{"Authorization": "Bearer token-of-secure01"}, "")
	assert.Equal(t, http.StatusNotFound, status, "another workspace")
	status, _, _ = b.do(http.MethodGet, "/conversations", nil, "")
	assert.Equal(t, http.StatusUnauthorized, status)
}

func TestListsOverREST(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	var want []string
	for range 5 {
		b.clock.advance(time.Second)
		want = append([]string{w.starts("Hello").ID}, want...)
	}
	var seen []string
	query := url.Values{"per_page": {"2"}}
	for {
		out := b.get("/conversations?" + query.Encode())
		assert.Equal(t, "conversation.list", out["type"])
		assert.EqualValues(t, 5, out["total_count"])
		for _, c := range out["conversations"].([]any) {
			seen = append(seen, c.(map[string]any)["id"].(string))
			assert.NotContains(t, c, "conversation_parts")
		}
		next, more := out["pages"].(map[string]any)["next"].(map[string]any)
		if !more {
			break
		}
		query.Set("starting_after", next["starting_after"].(string))
	}
	assert.Equal(t, want, seen)
}

func TestSearchingConversations(t *testing.T) {
	b := start(t)
	ada, ben := b.browser("anon-1"), b.browser("anon-2")
	adaID, benID := ada.ping().User.ID, ben.ping().User.ID
	first := ada.starts("Hello")
	b.clock.advance(time.Minute)
	second := ben.starts("Hello")
	b.answers(second.ID, "Hello")
	_, _ = b.rest(http.MethodPost, "/conversations/"+second.ID+"/parts", `{"message_type":"close","admin_id":"1"}`)
	at := fmt.Sprint(b.clock.Now().Unix())
	tests := []struct {
		query string
		want  []string
	}{
		{`{"field":"id","operator":"=","value":"` + first.ID + `"}`, []string{first.ID}},
		{`{"field":"state","operator":"=","value":"closed"}`, []string{second.ID}},
		{`{"field":"open","operator":"=","value":true}`, []string{first.ID}},
		{`{"field":"read","operator":"=","value":false}`, []string{first.ID}},
		{`{"field":"source.author.id","operator":"=","value":"` + adaID + `"}`, []string{first.ID}},
		{`{"field":"contact_ids","operator":"IN","value":["` + adaID + `","` + benID + `"]}`, []string{second.ID, first.ID}},
		{`{"field":"created_at","operator":"<","value":` + at + `}`, []string{first.ID}},
		{`{"operator":"AND","value":[{"field":"updated_at","operator":"=","value":` + at + `},{"field":"state","operator":"!=","value":"open"}]}`, []string{second.ID}},
		{`{"field":"admin_assignee_id","operator":"=","value":null}`, []string{second.ID, first.ID}},
	}
	for _, tt := range tests {
		status, out := b.rest(http.MethodPost, "/conversations/search", `{"query":`+tt.query+`}`)
		require.Equal(t, http.StatusOK, status, out)
		var ids []string
		for _, c := range out["conversations"].([]any) {
			ids = append(ids, c.(map[string]any)["id"].(string))
		}
		assert.Equal(t, tt.want, ids, tt.query)
	}
}

func TestAdminsOverREST(t *testing.T) {
	b := start(t)
	admins := b.get("/admins")["admins"].([]any)
	require.Len(t, admins, 1)
	assert.Equal(t, "Demo", admins[0].(map[string]any)["name"])
	me := b.get("/me")
	assert.Equal(t, "admin", me["type"])
	assert.Equal(t, demo, me["app"].(map[string]any)["id_code"])
}
