package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/sdk/wire"
)

func TestAVisitorWhoWritesIsALead(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	id := w.ping().User.ID
	c := w.starts("Hello")
	assert.Equal(t, wire.StateOpen, c.State)
	assert.True(t, c.Read)
	require.Len(t, c.Parts, 1)
	assert.Equal(t, wire.Author{Type: wire.AuthorLead, ID: id}, c.Parts[0].Author)
	answer := w.ping()
	assert.Equal(t, wire.RoleLead, answer.User.Role)
	assert.True(t, answer.User.HasConversations)
	assert.Equal(t, "lead", b.contact(id)["role"])
}

func TestTheAnswerOfTheTeamIsUnreadUntilItIsRead(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	c := w.starts("Hello")
	b.clock.advance(time.Minute)
	b.answers(c.ID, "Hello Ada")
	assert.Equal(t, []string{c.ID}, w.ping().UnreadConversationIDs)
	list := w.list()
	assert.Equal(t, []string{c.ID}, list.UnreadIDs)
	require.Len(t, list.Conversations, 1)
	assert.False(t, list.Conversations[0].Read)
	assert.Equal(t, []string{"Hello Ada"}, words(list.Conversations[0].Parts))
	assert.True(t, list.Conversations[0].HasMoreParts)

	asks[struct{}](w, wire.ReadPath(c.ID), w.request(nil))
	assert.Empty(t, w.ping().UnreadConversationIDs)
	got := w.conversation(c.ID)
	assert.True(t, got.Read)
	assert.Equal(t, []string{"Hello", "Hello Ada"}, words(got.Parts))
	assert.Equal(t, b.clock.Now().Unix(), got.Parts[1].SeenAt)
	assert.Len(t, got.Participants, 2)
}

func TestTheSameMessageTwiceIsOne(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	first := w.message("Hello")
	c := asks[wire.Conversation](w, wire.Messages, first)
	repeated, renamed := first, first
	renamed.IdempotencyKey = "another-key"
	repeated.ClientUUID = ""
	for _, r := range []wire.Request{first, repeated, renamed} {
		assert.Equal(t, c, asks[wire.Conversation](w, wire.Messages, r))
	}
	reply := w.message("And")
	p := asks[wire.Part](w, wire.ReplyPath(c.ID), reply)
	reply.IdempotencyKey = "a-third-key"
	assert.Equal(t, p, asks[wire.Part](w, wire.ReplyPath(c.ID), reply))
	assert.Equal(t, 2, b.count("SELECT count(*) FROM parts"))
	assert.Equal(t, 1, b.count("SELECT count(*) FROM conversations"))
}

func TestTheSameMessageInParallelIsOne(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	r := w.message("Hello")
	ids := make([]string, 8)
	var all sync.WaitGroup
	for i := range ids {
		all.Go(func() {
			again := r
			again.IdempotencyKey = fmt.Sprint("key-", i)
			_, _, body := b.do(http.MethodPost, wire.Path(wire.Messages), nil, wire.AddSession(again.Encode(), w.session))
			c, _ := wire.ParseConversation(body)
			ids[i] = c.ID
		})
	}
	all.Wait()
	for _, id := range ids {
		assert.NotEmpty(t, id)
		assert.Equal(t, ids[0], id)
	}
}

func TestAConversationIsItsPersonsAlone(t *testing.T) {
	b := start(t)
	ada, ben := b.browser("anon-1"), b.browser("anon-2")
	ada.ping()
	ben.ping()
	c := ada.starts("Hello")
	for _, name := range []string{
		wire.ConversationPath(c.ID), wire.ReplyPath(c.ID), wire.ReadPath(c.ID), wire.RatePath(c.ID), wire.ConversationPath("unknown"),
	} {
		r := ben.message("Mine now")
		r.Rating = 1
		status, body := ben.send(name, r)
		assert.Equal(t, http.StatusNotFound, status, name)
		assert.Equal(t, "conversation_not_found", errorCode(body), name)
	}
	taken := ben.message("Hello")
	taken.ClientUUID = c.Parts[0].ClientUUID
	status, body := ben.send(wire.Messages, taken)
	assert.Equal(t, http.StatusBadRequest, status)
	assert.Contains(t, body, "client_assigned_uuid")
	assert.NotContains(t, body, c.ID)
	assert.Empty(t, ben.list().Conversations)
}

func TestConversationsStayWithWhoeverThePersonBecomes(t *testing.T) {
	b := start(t)
	elsewhere := b.browser("anon-0")
	elsewhere.ping(is("user_id", "42"))
	old := elsewhere.starts("From the other browser")

	w := b.browser("anon-1")
	w.ping()
	c := w.starts("Hello")
	w.ping(is("user_id", "42"))
	var ids []string
	for _, one := range w.list().Conversations {
		ids = append(ids, one.ID)
	}
	assert.Equal(t, []string{c.ID, old.ID}, ids)
	assert.Equal(t, wire.AuthorUser, w.conversation(c.ID).Parts[0].Author.Type)

	stranger := b.browser(w.anonymous)
	stranger.ping()
	assert.Empty(t, stranger.list().Conversations, "the cookie alone leads to no user")
}

func TestAReplyOpensAConversationAgain(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	c := w.starts("Hello")
	for _, body := range []string{
		`{"message_type":"close","type":"admin","admin_id":"1"}`,
		fmt.Sprintf(`{"message_type":"snoozed","admin_id":"1","snoozed_until":%d}`, b.clock.Now().Unix()+60),
	} {
		status, _ := b.rest(http.MethodPost, "/conversations/"+c.ID+"/parts", body)
		require.Equal(t, http.StatusOK, status)
		assert.NotEqual(t, wire.StateOpen, w.conversation(c.ID).State)
		w.replies(c.ID, "Wait")
		assert.Equal(t, wire.StateOpen, w.conversation(c.ID).State)
	}
}

func TestTheAddressOfALead(t *testing.T) {
	b := start(t)
	known := b.browser("anon-0")
	owner := known.ping(is("email", "ada@example.com")).User.ID

	w := b.browser("anon-1")
	id := w.ping().User.ID
	w.starts("Hello")
	r := w.request(nil)
	r.Email = "ada@example.com"
	asks[struct{}](w, wire.Email, r)
	assert.Equal(t, "ada@example.com", b.contact(id)["email"])
	answer := w.ping()
	assert.Equal(t, id, answer.User.ID, "nobody is logged in by an address")
	assert.Equal(t, wire.RoleLead, answer.User.Role)
	assert.NotEqual(t, owner, id)

	w.ping(is("user_id", "42"))
	user := b.contact(id)
	assert.Nil(t, user["email"], "an address that nobody proved finds nobody")
	assert.Equal(t, map[string]any{"lead_email": "ada@example.com"}, user["custom_attributes"])

	for _, email := range []string{"", "ada", "Ada <ada@example.com>", "a@b\x00", strings.Repeat("a", 300) + "@example.com"} {
		r := w.request(nil)
		r.Email = email
		status, body := w.send(wire.Email, r)
		assert.Equal(t, http.StatusBadRequest, status, email)
		assert.Contains(t, body, `"field":"email"`, email)
	}
}

func TestRatings(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	c := w.starts("Hello")
	r := w.request(nil)
	r.Rating, r.Remark = 5, "Quick"
	asks[struct{}](w, wire.RatePath(c.ID), r)
	assert.Equal(t, 5, w.conversation(c.ID).Rating)
	_, rest := b.rest(http.MethodGet, "/conversations/"+c.ID, "")
	assert.Equal(t, "Quick", rest["conversation_rating"].(map[string]any)["remark"])
	r = w.request(nil)
	r.Rating = 6
	status, body := w.send(wire.RatePath(c.ID), r)
	assert.Equal(t, http.StatusBadRequest, status)
	assert.Contains(t, body, `"field":"rating"`)
}

func TestWhatTheMessengerOpensWith(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	answer := w.ping()
	assert.True(t, answer.LauncherSettings.ShowLauncher)
	require.Len(t, answer.Modules.RTM.Endpoints, 1)
	assert.Equal(t, "ws"+strings.TrimPrefix(b.url, "http")+"/messenger/rtm", answer.Modules.RTM.Endpoints[0])
	assert.Equal(t, wire.RTMOptions{PingTimeout: 30, PongTimeout: 10}, answer.Modules.RTM.Options)
	for _, name := range []string{wire.Open, wire.Home} {
		home := asks[wire.HomeAnswer](w, name, w.request(nil))
		assert.Equal(t, []wire.Author{{Type: "admin", ID: "1", Name: "Demo"}}, home.Team)
		assert.Equal(t, []string{"home", "messages"}, home.Spaces)
		assert.Contains(t, home.Upload.ContentTypes, "image/png")
		assert.Positive(t, home.Upload.MaxBytes)
		assert.Empty(t, home.Conversations)
	}
}

func TestListsAndHistoriesComeInPages(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	for i := range 5 {
		w.starts(fmt.Sprint(i))
	}
	var seen []string
	r := w.request(nil)
	for r.Page, r.PerPage = 1, 2; ; r.Page++ {
		list := asks[wire.ConversationList](w, wire.Conversations, r)
		for _, c := range list.Conversations {
			seen = append(seen, words(c.Parts)...)
		}
		if !list.HasMore {
			break
		}
	}
	assert.Equal(t, []string{"4", "3", "2", "1", "0"}, seen)

	c := w.starts("0")
	for i := range 119 {
		w.replies(c.ID, fmt.Sprint(i+1))
	}
	pages := 0
	next := 119
	r = w.request(nil)
	for more := true; more; pages++ {
		got := asks[wire.Conversation](w, wire.ConversationPath(c.ID), r)
		for i := range got.Parts {
			assert.Equal(t, fmt.Sprint(next), got.Parts[len(got.Parts)-1-i].Blocks[0].Text)
			next--
		}
		r.Before, more = got.Parts[0].ID, got.HasMoreParts
	}
	assert.Equal(t, -1, next)
	assert.Equal(t, 3, pages)
	r.Before = "unknown"
	status, body := w.send(wire.ConversationPath(c.ID), r)
	assert.Equal(t, http.StatusBadRequest, status)
	assert.Contains(t, body, `"field":"before"`)
}

func TestMessagesThatAreRefused(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	block := func(b wire.Block) []wire.Block { return []wire.Block{b} }
	tests := []struct {
		name   string
		blocks []wire.Block
		field  string
	}{
		{"nothing", nil, "blocks"},
		{"only spaces", paragraph(" \n "), "blocks"},
		{"too long", paragraph(strings.Repeat("ä", 10_001)), "blocks[0].text"},
		{"too many", make21(), "blocks"},
		{"a type for the team", block(wire.Block{Type: "rating"}), "blocks[0].type"},
		{"HTML", block(wire.Block{Type: "html", Text: "<b>"}), "blocks[0].type"},
		{"a picture from elsewhere", append(paragraph("x"), wire.Block{Type: "image", URL: "https://elsewhere.example/1.png"}), "blocks[1].url"},
		{"a script", block(wire.Block{Type: "attachment", URL: "javascript:alert(1)"}), "blocks[0].url"},
		{"a file that is not there", block(wire.Block{Type: "image", URL: "/uploads/0123456789abcdef0123456789abcdef/1.png"}), "blocks[0].url"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := w.request(nil)
			r.Blocks = tt.blocks
			status, body := w.send(wire.Messages, r)
			assert.Equal(t, http.StatusBadRequest, status)
			assert.Contains(t, body, `"field":"`+tt.field+`"`)
		})
	}
	assert.Zero(t, b.count("SELECT count(*) FROM conversations"))
	r := w.request(nil)
	status, _, body := b.do(http.MethodPost, wire.Path(wire.Messages), nil, r.Encode()+"&blocks=%7B")
	assert.Equal(t, http.StatusBadRequest, status)
	assert.Contains(t, body, `"field":"blocks"`)
	assert.Equal(t, "visitor", b.contact(w.ping().User.ID)["role"], "who said nothing is no lead")
}

func make21() (out []wire.Block) {
	for range 21 {
		out = append(out, paragraph("x")...)
	}
	return out
}

func TestWhatCannotBeProvenReadsNothing(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.app = secure
	for _, name := range []string{wire.Open, wire.Conversations, wire.Messages, wire.ConversationPath("x"), wire.Email} {
		r := w.request(wire.Object{is("user_id", "42")})
		r.Email = "ada@example.com"
		status, body := w.send(name, r)
		assert.Equal(t, http.StatusForbidden, status, name)
		assert.Equal(t, "identity_verification_failed", errorCode(body), name)
	}
}
