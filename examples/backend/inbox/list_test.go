package inbox

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/sdk/wire"
)

var listed = regexp.MustCompile(`<li id="item-([^"]+)">`)

// items are the ids of the conversations in a list, in its order.
func items(body string) []string {
	out := []string{}
	for _, m := range listed.FindAllStringSubmatch(body, -1) {
		out = append(out, m[1])
	}
	return out
}

func TestWhatIsListed(t *testing.T) {
	d := open(t)
	ben := d.person(contacts.Contact{ID: "ben", Name: "100%_Ben", Role: contacts.Lead})
	opened := d.writes(d.ada, paragraph("The report is late"))
	mine := d.writes(ben, paragraph("Where is the invoice?"))
	closed := d.writes(d.ada, paragraph("Thank you"), wire.Block{Type: "attachment", Name: "minutes.pdf"})
	snoozed := d.writes(ben, paragraph("No hurry"))
	one := d.ws.Admins[0]
	require.NoError(t, d.Service.Assign(d.ctx, d.ws, mine, one, one.ID))
	require.NoError(t, d.Service.Close(d.ctx, d.ws, closed, one))
	require.NoError(t, d.Service.Snooze(d.ctx, d.ws, snoozed, one, noon+3600))
	o := d.operator(token)
	for query, want := range map[string][]string{
		"":                              {mine, opened},
		"?state=snoozed":                {snoozed},
		"?state=closed":                 {closed},
		"?state=all":                    {snoozed, closed, mine, opened},
		"?state=nonsense&n=-1&n=x":      {mine, opened},
		"?mine=1":                       {mine},
		"?state=all&q=ada":              {closed, opened},
		"?state=all&q=ADA%40example":    {closed, opened},
		"?q=invoice":                    {mine},
		"?state=all&q=minutes":          {closed},
		"?state=all&q=0%25_":            {snoozed, mine},
		"?state=all&q=%25":              {snoozed, mine},
		"?state=all&q=paragraph":        {},
		"?state=all&q=%27+OR+1%3D1+--+": {},
	} {
		assert.Equal(t, want, items(o.get("/inbox"+query).body), query)
		assert.Equal(t, want, items(o.do("GET", "/inbox/list"+query, byHTMX).body), query)
	}
	assert.Contains(t, o.get("/inbox?q=nothing").body, "Nothing is found")
	assert.Contains(t, o.get("/inbox?state=snoozed").body, "Until 13:00")
}

func TestNewestFirstAndMoreOnDemand(t *testing.T) {
	d := open(t)
	var ids []string
	for i := range shownAtFirst + 5 {
		ids = append([]string{d.writes(d.ada, paragraph(fmt.Sprint("Number ", i)))}, ids...)
	}
	o := d.operator(token)
	page := o.get("/inbox").body
	assert.Equal(t, ids[:shownAtFirst], items(page))
	assert.Contains(t, page, `name="n" value="60">Show more`)
	page = o.get("/inbox?n=30&n=60").body
	assert.Equal(t, ids, items(page))
	assert.NotContains(t, page, "Show more")
	assert.Contains(t, o.get("/inbox?n=1000000000").body, `name="n" id="shown" value="300"`, "and no more than that")
}

func TestUnreadUntilSomebodyOfTheTeamHasSeenIt(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	o := d.operator(token)
	assert.Contains(t, o.get("/inbox").body, "Unread: ")
	assert.Contains(t, o.get("/inbox").body, `data-unread="1"`)
	assert.Contains(t, o.get("/inbox/conversations/"+id).body, "<span data-unread hidden>", "to look at it by GET changes nothing")
	assert.Equal(t, 204, o.post("/inbox/conversations/"+id+"/read").status)
	assert.NotContains(t, o.get("/inbox").body, "Unread: ")
	assert.NotContains(t, o.get("/inbox/conversations/"+id).body, "<span data-unread hidden>")
}

func TestTheAddressSaysWhatIsListed(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	o := d.operator(token)
	replaced := func(current string) string {
		return o.do("GET", "/inbox/list?state=all&q=hello&n=30", map[string]string{"HX-Request": "true", "HX-Current-URL": current}).header.Get("HX-Replace-Url")
	}
	assert.Equal(t, "/inbox?q=hello&state=all", replaced(d.url+"/inbox"))
	assert.Equal(t, "/inbox/conversations/"+id+"?q=hello&state=all", replaced(d.url+"/inbox/conversations/"+id+"?state=closed"))
	assert.Equal(t, "/inbox?q=hello&state=all", replaced("https://evil.example/elsewhere"))
	page := o.get("/inbox/conversations/" + id + "?state=all&mine=1").body
	assert.Contains(t, page, `class="back" id="back" href="/inbox?mine=1&amp;state=all"`)
}
