package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/sdk/wire"
)

func TestTokensOfREST(t *testing.T) {
	b := start(t)
	for name, header := range map[string]string{
		"none": "", "wrong": "Bearer token-of-abc1234", "empty": "Bearer ", "another scheme": "Basic " + token, "in lower case": "bearer " + token,
	} {
		status, h, body := b.do("GET", "/content", map[string]string{"Authorization": header}, "")
		assert.Equal(t, http.StatusUnauthorized, status, name)
		assert.Equal(t, "Bearer", h.Get("WWW-Authenticate"))
		assert.Contains(t, body, `"type":"error.list"`)
		assert.Contains(t, body, `"request_id":"`+h.Get("X-Request-Id")+`"`)
		assert.Contains(t, body, `"code":"token_unauthorized"`)
	}
}

func TestWorkspacesDoNotSeeEachOther(t *testing.T) {
	b := start(t)
	theirs := b.secure("v").ping()
	status, _ := b.rest("GET", "/contacts/"+theirs.User.ID, "")
	assert.Equal(t, http.StatusNotFound, status)
	_, found := b.rest("POST", "/contacts/search", `{"query":{"field":"id","operator":"=","value":"`+theirs.User.ID+`"}}`)
	assert.Equal(t, 0.0, found["total_count"])
}

func TestAContactInItsPublishedShape(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	a := w.ping(is("user_id", "7"), is("email", "ada@example.com"), is("plan", "pro"))
	c := b.contact(a.User.ID)
	assert.Subset(t, c, map[string]any{
		"type": "contact", "id": a.User.ID, "workspace_id": demo, "external_id": "7", "role": "user", "email": "ada@example.com",
		"name": nil, "created_at": 1.8e9, "last_seen_at": 1.8e9, "signed_up_at": nil, "unsubscribed_from_emails": false,
		"custom_attributes": map[string]any{"plan": "pro"},
	})
	assert.Equal(t, map[string]any{"type": "list", "data": []any{}, "url": "/contacts/" + a.User.ID + "/companies", "total_count": 0.0, "has_more": false}, c["companies"])

	status, problem := b.rest("GET", "/contacts/nobody", "")
	assert.Equal(t, http.StatusNotFound, status)
	assert.Equal(t, "error.list", problem["type"])
}

func TestContactsAreFoundInPages(t *testing.T) {
	b := start(t)
	for i := range 5 {
		b.browser(fmt.Sprint("v", i)).ping(is("user_id", fmt.Sprint(i)), is("seats", float64(i)))
		b.clock.advance(time.Second)
	}
	query := `{"query":{"operator":"AND","value":[{"field":"role","operator":"=","value":"user"},{"field":"custom_attributes.seats","operator":">","value":0}]},
		"pagination":{"per_page":3%s}}`
	status, first := b.rest("POST", "/contacts/search", fmt.Sprintf(query, ""))
	require.Equal(t, http.StatusOK, status)
	assert.Equal(t, "list", first["type"])
	assert.Equal(t, 4.0, first["total_count"])
	pages := first["pages"].(map[string]any)
	next := pages["next"].(map[string]any)
	assert.Subset(t, pages, map[string]any{"type": "pages", "page": 1.0, "per_page": 3.0, "total_pages": 2.0})

	_, second := b.rest("POST", "/contacts/search", fmt.Sprintf(query, `,"starting_after":"`+next["starting_after"].(string)+`"`))
	assert.NotContains(t, second["pages"], "next")
	assert.Equal(t, 2.0, second["pages"].(map[string]any)["page"])
	var ids []string
	for _, page := range []map[string]any{first, second} {
		for _, c := range page["data"].([]any) {
			ids = append(ids, c.(map[string]any)["external_id"].(string))
		}
	}
	assert.Equal(t, []string{"4", "3", "2", "1"}, ids)
}

func TestRESTRequestsThatAreRefused(t *testing.T) {
	b := start(t)
	b.browser("v").ping(is("user_id", "7"))
	text := `{"type":"paragraph","text":"text"}`
	tests := []struct {
		method, path, body string
		status             int
		code, field        string
	}{
		{"POST", "/contacts/search", `{`, 400, "bad_request", ""},
		{"POST", "/contacts/search", `{}{}`, 400, "bad_request", ""},
		{"POST", "/contacts/search", `{}`, 422, "parameter_invalid", "query"},
		{"POST", "/contacts/search", `{"query":{"field":"password","operator":"=","value":1}}`, 422, "parameter_invalid", "query.field"},
		{"POST", "/contacts/search", `{"query":{"field":"id","operator":"=","value":1},"pagination":{"per_page":0}}`, 422, "parameter_invalid", "pagination.per_page"},
		{"POST", "/contacts/search", `{"query":{"field":"id","operator":"=","value":1},"sort":{"field":"id"}}`, 422, "parameter_invalid", "sort.field"},
		{"POST", "/contacts/search", `"` + strings.Repeat("x", 1<<20) + `"`, 413, "body_too_large", ""},
		{"GET", "/contacts/search", ``, 405, "method_not_allowed", ""},
		{"DELETE", "/contacts/x", ``, 405, "method_not_allowed", ""},
		{"GET", "/events", ``, 422, "parameter_invalid", "type"},
		{"GET", "/events?type=user", ``, 422, "parameter_invalid", "intercom_user_id"},
		{"GET", "/events?type=user&user_id=7&per_page=x", ``, 422, "parameter_invalid", "per_page"},
		{"GET", "/events?type=user&user_id=7&before=-1", ``, 422, "parameter_invalid", "before"},
		{"GET", "/events?type=user&user_id=8", ``, 404, "user_not_found", ""},
		{"GET", "/events?type=user&email=nobody@example.com", ``, 404, "user_not_found", ""},
		{"POST", "/content", `{"blocks":[` + text + `]}`, 422, "parameter_invalid", "title"},
		{"POST", "/content", `{"title":"x","blocks":[` + text + `],"type":"tour"}`, 422, "parameter_invalid", "type"},
		{"POST", "/content", `{"title":"x","blocks":[` + text + `],"rule":{}}`, 422, "parameter_invalid", "rule"},
		{"POST", "/content", `{"title":5,"blocks":[` + text + `]}`, 422, "parameter_invalid", "title"},
		{"POST", "/content", `{"title":"x","blocks":[` + text + `,{"type":"image","url":"javascript:x"}]}`, 422, "parameter_invalid", "blocks[1].url"},
		{"POST", "/content", `{"title":"x","blocks":[` + text + `],"rules":{"roles":["admin"]}}`, 422, "parameter_invalid", "rules.roles[0]"},
		{"DELETE", "/content/99", ``, 404, "not_found", ""},
	}
	for _, tt := range tests {
		t.Run(tt.method+" "+tt.path+" "+tt.body[:min(40, len(tt.body))], func(t *testing.T) {
			status, body := b.rest(tt.method, tt.path, tt.body)
			assert.Equal(t, tt.status, status, body)
			assert.Equal(t, "error.list", body["type"])
			assert.NotEmpty(t, body["request_id"])
			errors := body["errors"].([]any)
			require.Len(t, errors, 1)
			first := errors[0].(map[string]any)
			assert.Equal(t, tt.code, first["code"])
			assert.NotEmpty(t, first["message"])
			if tt.field != "" {
				assert.Equal(t, tt.field, first["field"])
			}
		})
	}
}

func TestEventsOfAContact(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	a := w.ping(is("user_id", "7"), is("email", "ada@example.com"))
	r := w.request(nil)
	for i := range 3 {
		r.Events = append(r.Events, wire.Event{ID: fmt.Sprint("e", i), Name: fmt.Sprint("event-", i), Metadata: wire.Object{is("n", float64(i))}})
	}
	status, _ := w.send(wire.Events, r)
	require.Equal(t, http.StatusOK, status)

	for _, who := range []string{"intercom_user_id=" + a.User.ID, "user_id=7", "email=ADA@example.com"} {
		_, list := b.rest("GET", "/events?type=user&"+who, "")
		assert.Subset(t, list, map[string]any{"type": "event.list", "intercom_user_id": a.User.ID, "user_id": "7", "email": "ada@example.com"})
		events := list["events"].([]any)
		require.Len(t, events, 3, who)
		assert.Equal(t, map[string]any{
			"type": "event", "id": "e2", "event_name": "event-2", "created_at": 1.8e9, "intercom_user_id": a.User.ID, "user_id": "7",
			"email": "ada@example.com", "metadata": map[string]any{"n": 2.0},
		}, events[0])
	}
	_, page := b.rest("GET", "/events?type=user&user_id=7&per_page=2", "")
	assert.Len(t, page["events"], 2)
	next := page["pages"].(map[string]any)["next"].(string)
	assert.True(t, strings.HasPrefix(next, b.url))
	_, page = b.rest("GET", strings.TrimPrefix(next, b.url), "")
	assert.Len(t, page["events"], 1)
	assert.Empty(t, page["pages"])
}

func TestContentIsAddedShownAndRemoved(t *testing.T) {
	b := start(t)
	status, added := b.rest("POST", "/content", `{"title":"Only at noon","blocks":[{"type":"heading","text":"Hi"}],
		"rules":{"url":[{"op":"equals","value":"/noon"}],"schedule":{"from":1800000060}}}`)
	require.Equal(t, http.StatusCreated, status, added)
	id := added["id"].(string)
	assert.Subset(t, added, map[string]any{"type": "post", "title": "Only at noon", "created_at": 1.8e9})
	_, list := b.rest("GET", "/content", "")
	assert.Equal(t, 5.0, list["total_count"])
	assert.Contains(t, list["data"], any(added))

	w := b.browser("v")
	w.url = site + "/noon"
	assert.Empty(t, titles(w.ping()))
	b.clock.advance(time.Minute)
	assert.Equal(t, []string{"Only at noon"}, titles(w.ping()))

	status, removed := b.rest("DELETE", "/content/"+id, "")
	assert.Equal(t, http.StatusOK, status)
	assert.Equal(t, map[string]any{"type": "post", "id": id, "deleted": true}, removed)
	assert.Empty(t, titles(w.ping()))
	status, _ = b.rest("DELETE", "/content/"+id, "")
	assert.Equal(t, http.StatusNotFound, status)
}
