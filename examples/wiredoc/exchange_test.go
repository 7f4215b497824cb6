package wiredoc_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/wiredoc"
	"github.com/entryphone/entryphone/sdk/wire"
)

const (
	formType = "application/x-www-form-urlencoded"
	fileType = "multipart/form-data"
)

// kept is a form that has what every request has, with changes: pairs of name and
// text, where no text removes the field.
func kept(pairs ...string) string {
	form := url.Values{
		"app_id": {"abc12345"}, "v": {"3"}, "s": {"3b241101-e2bb-4255-8caf-4136c566a962"}, "platform": {"web"},
		"Idempotency-Key": {"0123456789abcdef"}, "internal": {"false"}, "user_data": {`{"anonymous_id":"a"}`},
		"referer": {"https://example.com/?a=b#c"}, "device_identifier": {"d"},
	}
	for i := 0; i < len(pairs); i += 2 {
		if form.Set(pairs[i], pairs[i+1]); pairs[i+1] == "" {
			form.Del(pairs[i])
		}
	}
	return form.Encode()
}

// message is kept for something that is said.
func message(pairs ...string) string {
	said := []string{"blocks", `[{"type":"paragraph","text":"x"}]`, "client_assigned_uuid", "0b6d6b0c-5f7a-4d0f-9a55-3a1d2c1f2a10"}
	return kept(append(said, pairs...)...)
}

// withFile makes the multipart form of a form, and a file in it.
func withFile(t *testing.T, form, data string) (contentType, body string) {
	var out bytes.Buffer
	w := multipart.NewWriter(&out)
	fields, err := url.ParseQuery(form)
	require.NoError(t, err)
	for name, values := range fields {
		require.NoError(t, w.WriteField(name, values[0]))
	}
	file, err := w.CreateFormFile("file", "a.txt")
	require.NoError(t, err)
	_, err = file.Write([]byte(data))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return w.FormDataContentType(), out.String()
}

func TestFilesAreHeldAgainstTheDocument(t *testing.T) {
	d := load(t)
	for form, fault := range map[string]string{kept(): "", kept("app_id", ""): "missing property 'app_id'", kept("more", "1"): "more is not in the document"} {
		e := post(wire.Uploads, "", nil)
		var kind string
		kind, e.Body = withFile(t, form, "data")
		e.Header = http.Header{"Content-Type": {kind}}
		if err := d.Check(e); fault == "" {
			assert.NoError(t, err)
		} else {
			assert.ErrorContains(t, err, fault)
		}
	}
	e := post(wire.Uploads, "--x", nil)
	e.Header = http.Header{"Content-Type": {fileType + "; boundary=x"}}
	assert.ErrorContains(t, d.Check(e), "missing properties")
}

func post(name, body string, answer *wiredoc.Answer) wiredoc.Exchange {
	return wiredoc.Exchange{
		Method: http.MethodPost, Path: wire.Path(name), Header: http.Header{"Content-Type": {formType}}, Body: body, Answer: answer,
	}
}

func TestRequestsAreHeldAgainstTheDocument(t *testing.T) {
	const seen = "content/post/1/seen"
	source := []string{"source", "apiBoot"}
	with := func(field, text string) string { return kept(append(source, field, text)...) }
	data := func(members string) string { return with("user_data", `{"anonymous_id":"a"`+members+`}`) }
	events := func(event string) string { return kept("event_list", `{"data":[`+event+`]}`) }
	tests := []struct {
		name, kind, body string
		fault            string // part of what is said; "" for none
	}{
		{"ping", "ping", kept(source...), ""},
		{"content", seen, kept(), ""},
		{"content whose id has to be escaped", wire.ContentPath("post", "a/b ü", "dismissed"), kept(), ""},
		{"an email that is null", "ping", data(`,"user_id":"7","email":null`), "at '/user_data/email'"},
		{"attributes", "ping", data(`,"user_id":"7","plan":"pro","seats":3.5,"beta":true,"trial":null,"name":null`), ""},
		{"companies", "ping", data(`,"company":{"id":7,"own":true},"companies":[{"company_id":"c","size":3}]`), ""},
		{"nobody's company", "ping", data(`,"company":null,"avatar":null`), ""},
		{"event", "events", events(`{"event_name":"x","metadata":{"n":1,"o":{"url":"u","value":1}},"created_at":1,"id":"886313e1-3b8a-4372-9b90-0c9aee199e5d"}`), ""},
		{"metrics", "metrics", kept("metrics", `{"dropped_full":3,"unreadable_answers":0,"from_the_future":1}`), ""},

		{"a list", "conversations", kept("page", "2", "per_page", "20"), ""},
		{"a page before the first", "conversations", kept("page", "0"), "at '/page'"},
		{"a page that is no number", "conversations", kept("page", "x"), "page: "},
		{"earlier parts", "conversations/1", kept("before", "2"), ""},
		{"a message", "messages", message(), ""},
		{"a reply", "conversations/a%2Fb/reply", message(), ""},
		{"a message that says nothing", "messages", message("blocks", "[]"), "at '/blocks'"},
		{"a message without blocks", "messages", message("blocks", ""), "missing property 'blocks'"},
		{"a message without a name of its own", "messages", message("client_assigned_uuid", ""), "missing property 'client_assigned_uuid'"},
		{"blocks that are none", "messages", message("blocks", "{}"), "at '/blocks'"},
		{"a block for the team", "messages", message("blocks", `[{"type":"rating"}]`), "at '/blocks/0/type'"},
		{"a block with more", "messages", message("blocks", `[{"type":"paragraph","html":"x"}]`), "blocks.0.html"},
		{"a rating", "conversations/1/rate", kept("rating", "5", "remark", "x"), ""},
		{"six of five", "conversations/1/rate", kept("rating", "6"), "at '/rating'"},
		{"an address", "email", kept("email", "ada@example.com"), ""},
		{"no address", "email", kept(), "missing property 'email'"},
		{"all read", "conversations/1/read", kept(), ""},
		{"a file that is none", "uploads", kept("file", "x"), "no body of type"},

		{"another name", "pong", kept(), "not in the document"},
		{"another event of content", "content/post/1/eaten", kept(), "path: event"},
		{"no workspace", "ping", with("app_id", ""), "missing property 'app_id'"},
		{"no source", "ping", kept(), "missing property 'source'"},
		{"another source", "ping", kept("source", "apiHello"), "at '/source'"},
		{"another version", "ping", with("v", "4"), "at '/v'"},
		{"another platform", "ping", with("platform", "ios"), "at '/platform'"},
		{"a short key", "ping", with("Idempotency-Key", "0123"), "at '/Idempotency-Key'"},
		{"a flag that is none", "ping", with("internal", "maybe"), "internal: is neither"},
		{"a field that nobody described", "ping", with("more", "1"), "more is not in the document"},
		{"a field twice", "ping", kept(source...) + "&r=1&r=2", "r is there 2 times"},
		{"user_data that is no JSON", "ping", with("user_data", "{"), "user_data: unexpected end"},
		{"user_data that is a list", "ping", with("user_data", "[]"), "at '/user_data': got array"},
		{"nobody", "ping", with("user_data", "{}"), "missing property 'anonymous_id'"},
		{"an attribute that is an object", "ping", data(`,"plan":{"name":"pro"}`), "at '/user_data/plan'"},
		{"a company without an id", "ping", data(`,"company":{"name":"Acme"}`), "at '/user_data/company'"},
		{"a company with an object", "ping", data(`,"companies":[{"id":1,"own":{}}]`), "at '/user_data/companies/0/own'"},
		{"tokens that are none", "ping", with("auth_tokens", `{"a":1}`), "at '/auth_tokens/a'"},
		{"no events", "events", kept(), "missing property 'event_list'"},
		{"an empty list of events", "events", events(""), "at '/event_list/data'"},
		{"an event without a name", "events", events(`{"metadata":{},"created_at":1,"id":"886313e1-3b8a-4372-9b90-0c9aee199e5d"}`), "missing property 'event_name'"},
		{"an event at a time that is text", "events", events(`{"event_name":"x","metadata":{},"created_at":"1","id":"886313e1-3b8a-4372-9b90-0c9aee199e5d"}`), "at '/event_list/data/0/created_at'"},
		{"an event whose id is none", "events", events(`{"event_name":"x","metadata":{},"created_at":1,"id":"i"}`), "at '/event_list/data/0/id'"},
		{"an event with more", "events", events(`{"event_name":"x","metadata":{},"created_at":1,"id":"886313e1-3b8a-4372-9b90-0c9aee199e5d","more":1}`), "event_list.data.0.more"},
		{"metadata that is null", "events", events(`{"event_name":"x","metadata":{"a":null},"created_at":1,"id":"886313e1-3b8a-4372-9b90-0c9aee199e5d"}`), "at '/event_list/data/0/metadata/a'"},
		{"half a price", "events", events(`{"event_name":"x","metadata":{"a":{"amount":1}},"created_at":1,"id":"886313e1-3b8a-4372-9b90-0c9aee199e5d"}`), "at '/event_list/data/0/metadata/a'"},
		{"eleven keys", "events", events(`{"event_name":"x","metadata":{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"k":1},"created_at":1,"id":"886313e1-3b8a-4372-9b90-0c9aee199e5d"}`), "at '/event_list/data/0/metadata'"},
		{"a metric that is no count", "metrics", kept("metrics", `{"dropped_full":1.5}`), "at '/metrics/dropped_full'"},
		{"a metric below nothing", "metrics", kept("metrics", `{"other":-1}`), "at '/metrics/other'"},
		{"no metrics", "metrics", kept(), "missing property 'metrics'"},
	}
	d := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := d.Check(post(tt.kind, tt.body, nil))
			if tt.fault == "" {
				assert.NoError(t, err)
			} else {
				assert.ErrorContains(t, err, tt.fault)
			}
		})
	}
	get := post("ping", kept(source...), nil)
	get.Method = http.MethodGet
	assert.Error(t, d.Check(get))
	asJSON := post("ping", kept(source...), nil)
	asJSON.Header = http.Header{"Content-Type": {"application/json"}}
	assert.Error(t, d.Check(asJSON))
}

func TestAnswersAreHeldAgainstTheDocument(t *testing.T) {
	const least = `{"app":{"name":"A"},"user":{"id":"1","role":"user_role","anonymous_id":"a"}`
	const talk = `{"id":"1","state":"open","parts":[{"id":"2","part_type":"comment","author":{"type":"lead","id":"3"},"blocks":[{"type":"paragraph","text":"x"}]}]}`
	const refusal = `{"errors":[{"code":"c","message":"m"}]`
	tests := []struct {
		name, kind string
		status     int
		body       string
		fault      string
		header     []string
	}{
		{"ping", "ping", 200, least + `}`, "", nil},
		{"ids that are numbers", "ping", 200, strings.Replace(least, `"1"`, "1", 1) + `,"unread_conversation_ids":[1,"2"]}`, "", nil},
		{"lists that are null", "ping", 200, least + `,"client_matches":null,"unread_conversation_ids":null}`, "", nil},
		{"a post", "ping", 200, least + `,"client_matches":[{"type":"post","id":"1","blocks":[{"type":"paragraph","text":"x"}]}]}`, "", nil},
		{"events", "events", 200, `{}`, "", nil},
		{"metrics", "metrics", 204, "", "", nil},
		{"refused", "ping", 403, refusal + `,"jwt_expired":true}`, "", nil},
		{"refused, all the same", "events", 403, refusal + `}`, "", nil},
		{"a trouble that is not listed", "ping", 507, refusal + `}`, "", []string{"Retry-After", "1"}},
		{"a status that is not listed", "ping", 418, refusal + `}`, "", nil},

		{"nobody", "ping", 200, `{"app":{"name":"A"}}`, "missing property 'user'", nil},
		{"another role", "ping", 200, strings.Replace(least, "user_role", "admin", 1) + `}`, "at '/user/role'", nil},
		{"a time that is text", "ping", 200, least + `,"session_expiry":"1"}`, "at '/session_expiry'", nil},
		{"content without a type", "ping", 200, least + `,"client_matches":[{"id":"1","blocks":[]}]}`, "missing property 'type'", nil},
		{"a block of another type", "ping", 200, least + `,"client_matches":[{"type":"post","id":"1","blocks":[{"type":"image","width":"3"}]}]}`, "at '/client_matches/0/blocks/0/width'", nil},
		{"a member that nobody described", "ping", 200, least + `,"more":1}`, "more is not in the document", nil},
		{"one deep inside", "ping", 200, least + `,"modules":{"rtm":{"options":{"MORE":1}}}}`, "modules.rtm.options.MORE is not in the document", nil},
		{"a conversation", "messages", 200, talk, "", nil},
		{"one in another state", "messages", 200, strings.Replace(talk, "open", "lost", 1), "at '/state'", nil},
		{"a part without an author", "messages", 200, `{"id":"1","state":"open","parts":[{"id":"2","part_type":"comment"}]}`, "missing property 'author'", nil},
		{"a list without conversations", "conversations", 200, `{"has_more_conversations":true}`, "missing property 'conversations'", nil},
		{"a home without spaces", "open", 200, `{"conversations":[]}`, "missing property 'spaces'", nil},
		{"a home", "open", 200, `{"conversations":[` + talk + `],"spaces":["home"]}`, "", nil},
		{"a reply answered by a conversation", "conversations/1/reply", 200, talk, "missing properties 'part_type', 'author'", nil},
		{"no JSON", "ping", 200, "<html>", "answer 200: ", nil},
		{"no body", "events", 200, "", "answer 200: ", nil},
		{"another type of body", "events", 200, "{}", "no body of type \"text/html\"", []string{"Content-Type", "text/html"}},
		{"a body for metrics", "metrics", 204, "{}", "has a body", nil},
		{"metrics that are done", "metrics", 200, "{}", "missing property 'errors'", nil},
		{"a refusal without a reason", "ping", 403, "{}", "missing property 'errors'", nil},
		{"a refusal with no reasons", "ping", 404, `{"errors":[]}`, "at '/errors'", nil},
		{"a wait that is none", "ping", 429, refusal + `}`, "header Retry-After: ", []string{"Retry-After", "soon"}},
		{"credentials for all", "events", 200, "{}", "header Access-Control-Allow-Origin: ", []string{"Access-Control-Allow-Origin", "*"}},
		{"no credentials", "events", 200, "{}", "header Access-Control-Allow-Credentials: ", []string{"Access-Control-Allow-Credentials", "false"}},
	}
	requests := map[string]string{
		"messages": message(), "conversations/1/reply": message(), "conversations": kept("page", "2"), "open": kept(),
		"ping": kept("source", "apiBoot"), "metrics": kept("metrics", "{}"),
		"events": kept("event_list", `{"data":[{"event_name":"x","metadata":{},"created_at":1,"id":"886313e1-3b8a-4372-9b90-0c9aee199e5d"}]}`),
	}
	d := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.NoError(t, d.Check(post(tt.kind, requests[tt.kind], nil)))
			header := http.Header{"Content-Type": {"application/json; charset=utf-8"}}
			for i := 0; i < len(tt.header); i += 2 {
				header.Set(tt.header[i], tt.header[i+1])
			}
			err := d.Check(post(tt.kind, requests[tt.kind], &wiredoc.Answer{Status: tt.status, Header: header, Body: tt.body}))
			if tt.fault == "" {
				assert.NoError(t, err)
			} else {
				assert.ErrorContains(t, err, tt.fault)
			}
		})
	}
}
