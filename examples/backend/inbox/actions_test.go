package inbox

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/sdk/wire"
)

func TestAnAnswer(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	path := "/inbox/conversations/" + id
	o := d.operator(token)
	r := o.post(path+"/reply", "body", " Hello Ada\r\nHow are you? \r\n", "quick", "Well,, not  so well ,", "rating", "1")
	assert.Equal(t, http.StatusSeeOther, r.status)
	assert.Equal(t, path, r.header.Get("Location"))
	got := d.thread(id)
	assert.Equal(t, []wire.Block{
		paragraph("Hello Ada\nHow are you?"), {Type: "quick_replies", Items: []string{"Well", "not so well"}}, {Type: "rating"},
	}, got.Parts[1].Blocks)
	assert.Equal(t, "One", got.Parts[1].AdminName)
	assert.True(t, got.Unread, "for the person")
	assert.False(t, got.TeamUnread, "who answers has read")
	page := o.get(path).body
	assert.Contains(t, page, "Not seen yet")
	assert.Contains(t, page, "Asks for a rating")
	assert.Contains(t, o.get("/inbox/list").body, "Hello Ada How are you? Asks for a rating", "not what might be the answer")
}

func TestAnAnswerByAScriptShowsWhatIsThereNow(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	r := d.operator(token).do("POST", "/inbox/conversations/"+id+"/reply", byHTMX, "body", "Hello Ada", "from", d.thread(id).Parts[0].ID)
	assert.Equal(t, http.StatusOK, r.status)
	assert.Equal(t, "inbox-sent", r.header.Get("HX-Trigger"))
	assert.Len(t, parts(r.body), 2)
	assert.Contains(t, r.body, `<hx-partial hx-target="#uuid"`, "the next answer has another id")
}

func TestAFormSentTwiceIsOneAnswer(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	o := d.operator(token)
	for range 2 {
		assert.Equal(t, http.StatusSeeOther, o.post("/inbox/conversations/"+id+"/reply", "body", "Yes", "uuid", "u-1").status)
	}
	assert.Len(t, d.thread(id).Parts, 2)
}

func TestANoteStaysWithTheTeam(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	o := d.operator(token)
	o.post("/inbox/conversations/"+id+"/reply", "body", "Be quick", "note", "1")
	got := d.thread(id)
	assert.Equal(t, store.PartNote, got.Parts[1].Type)
	assert.False(t, got.Unread)
	assert.Contains(t, o.get("/inbox/conversations/"+id).body, "Note, for the team")
}

func TestAnswersThatAreRefusedSayWhy(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	o := d.operator(token)
	for name, tt := range map[string]struct {
		form []string
		says string
	}{
		"empty":                  {[]string{"body", " \n "}, "Write something first."},
		"too long":               {[]string{"body", strings.Repeat("ä", maxText+1)}, "10,000 characters"},
		"no text":                {[]string{"body", "\xff"}, "not text"},
		"too many quick replies": {[]string{"quick", strings.Repeat("a,", maxReplies+1)}, "10 quick replies"},
		"a long quick reply":     {[]string{"quick", strings.Repeat("a", maxReplyChars+1)}, "80 characters"},
	} {
		t.Run(name, func(t *testing.T) {
			r := o.do("POST", "/inbox/conversations/"+id+"/reply", byHTMX, tt.form...)
			assert.Equal(t, http.StatusUnprocessableEntity, r.status)
			assert.Contains(t, r.body, `<hx-partial hx-target="#alert"`)
			assert.Contains(t, r.body, tt.says)
			r = o.post("/inbox/conversations/"+id+"/reply", tt.form...)
			assert.Contains(t, r.body, "<!doctype html>")
			assert.Contains(t, r.body, tt.says)
		})
	}
	r := o.post("/inbox/conversations/"+id+"/reply", "body", strings.Repeat("x", 2<<20))
	assert.Equal(t, http.StatusRequestEntityTooLarge, r.status)
	assert.Len(t, d.thread(id).Parts, 1)
}

func TestChangesOfAConversation(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	path := "/inbox/conversations/" + id
	o := d.operator(token)

	assert.Equal(t, http.StatusSeeOther, o.post(path+"/close").status)
	assert.Equal(t, wire.StateClosed, d.thread(id).State)
	assert.Contains(t, o.get(path).body, "Reopen")
	o.post(path + "/open")
	assert.Equal(t, wire.StateOpen, d.thread(id).State)

	o.post(path+"/snooze", "until", "tomorrow")
	got := d.thread(id)
	assert.Equal(t, wire.StateSnoozed, got.State)
	assert.Equal(t, time.Date(2027, 1, 16, 9, 0, 0, 0, time.UTC).Unix(), got.SnoozedUntil)
	assert.Contains(t, o.get(path).body, "Snoozed until Sat 16 Jan, 09:00")
	assert.Equal(t, http.StatusUnprocessableEntity, o.post(path+"/snooze", "until", "doomsday").status)

	o.post(path+"/assign", "to", "2")
	assert.Equal(t, "2", d.thread(id).Assignee)
	assert.Contains(t, o.get(path).body, "assigned it to Two")
	o.post(path+"/assign", "to", "")
	assert.Empty(t, d.thread(id).Assignee)
	assert.Equal(t, http.StatusUnprocessableEntity, o.post(path+"/assign", "to", "9").status)
	assert.Empty(t, d.thread(id).Assignee)

	r := o.do("POST", path+"/open", byHTMX)
	require.Equal(t, http.StatusOK, r.status)
	assert.Contains(t, r.body, `<hx-partial hx-target="#conversation-head"`)
	assert.Contains(t, r.body, "Close</button>")
}

func TestSeenAndRated(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	o := d.operator(token)
	o.post("/inbox/conversations/"+id+"/reply", "body", "Hello Ada")
	require.NoError(t, d.Store.Write(d.ctx, func(tx *store.Tx) error {
		_, err := tx.MarkSeen(id, false, noon+60)
		require.NoError(t, err)
		c, err := tx.Conversation(d.ws.AppID, id)
		c.Rating, c.Remark = 4, "Quick"
		require.NoError(t, err)
		return tx.PutConversation(c)
	}))
	page := o.get("/inbox/conversations/" + id).body
	assert.Contains(t, page, "Seen 12:01")
	assert.Contains(t, page, "Rated 4 of 5: Quick")
}
