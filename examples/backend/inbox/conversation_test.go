package inbox

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/sdk/wire"
)

// hostile is what people write who want to run something.
const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>` + "`<!--{{.Key}} </textarea><hx-partial hx-target=body>\u202e"

func TestHostileContentIsText(t *testing.T) {
	d := open(t)
	evil := d.person(contacts.Contact{
		ID: "evil", Name: hostile, Email: hostile, Phone: hostile, Language: hostile, Role: contacts.Lead,
		Custom: map[string]any{hostile: hostile}, UTM: map[string]string{"utm_source": hostile},
	})
	require.NoError(t, d.Store.Write(d.ctx, func(tx *store.Tx) error {
		name := hostile
		require.NoError(t, tx.ChangeCompany(d.ws.AppID, evil.ID, contacts.CompanyChanges{ID: hostile, Name: &name, Plan: &name, Custom: map[string]any{hostile: hostile}}))
		_, err := tx.AddPageView(evil.ID, store.PageView{PageLoad: "l", URL: "javascript:alert(1)", Title: hostile, Number: 1, At: noon})
		require.NoError(t, err)
		_, err = tx.AddEvent(d.ws.AppID, evil.ID, store.Event{Name: hostile, Metadata: `{"<script>": "<script>alert(1)</script>"}`, CreatedAt: noon})
		return err
	}))
	id := d.writes(evil, paragraph(hostile), paragraph("[x](javascript:alert(1)) [y](data:text/html,z)"),
		wire.Block{Type: "code", Text: hostile}, wire.Block{Type: "heading", Text: hostile}, wire.Block{Type: "list", Items: []string{hostile}},
		wire.Block{Type: "image", URL: "javascript:alert(1)", Alt: hostile}, wire.Block{Type: "image", URL: "https://evil.example/pixel.png", Alt: hostile},
		wire.Block{Type: "attachment", URL: "data:text/html,x", Name: hostile}, wire.Block{Type: "button", URL: "javascript:alert(1)", Text: hostile},
		wire.Block{Type: "quick_replies", Items: []string{hostile}}, wire.Block{Type: hostile, Text: hostile})
	o := d.operator(token)
	path := "/inbox/conversations/" + id
	for _, page := range []string{
		o.get("/inbox?q=" + "alert").body, o.get(path).body, o.do("GET", path, byHTMX).body, o.do("GET", path+"/live", byHTMX).body,
		o.do("GET", path+"/person", byHTMX).body, o.do("POST", path+"/reply", byHTMX, "body", hostile).body,
	} {
		assert.Contains(t, page, "&lt;script&gt;alert(1)")
		for _, bad := range []string{"<script>alert", "<img src=x", "<hx-partial hx-target=body", "</textarea><hx", "0123456789abcdef"} {
			assert.NotContains(t, page, bad)
		}
		assert.Empty(t, leaving.FindString(page))
	}
	assert.NotContains(t, o.get(path).body, `src="https://evil.example`, "nothing is loaded from elsewhere")
}

var leaving = regexp.MustCompile(`(?i)(?:src|href|action)="\s*(?:javascript|data|vbscript):[^"]*"`)

func TestPicturesAreShownFromThisServerAlone(t *testing.T) {
	own := "/uploads/0123456789abcdef0123456789abcdef/a..b%20c.png"
	assert.Equal(t, own, ownUpload(own))
	for _, address := range []string{
		"https://chat.example" + own, "//evil.example" + own, own + "/../../../inbox", own + "/%2E%2e/%2e%2e/%2e%2e/inbox", `\\evil.example`, "/uploads/short/a.png",
		"https://evil.example", "/inbox", "", "\x00",
	} {
		assert.Empty(t, ownUpload(address), address)
	}
	assert.Equal(t, blockView{Type: "image", Text: "a.png", URL: own, Width: 2, Height: 3},
		view(wire.Block{Type: "image", URL: own, Alt: "a.png", Width: 2, Height: 3}))
	assert.Equal(t, blockView{Type: "file", Text: "Picture", URL: "https://a.example/a.png"}, view(wire.Block{Type: "image", URL: "https://a.example/a.png"}))
	assert.Equal(t, blockView{Type: "file", Text: "b.pdf", URL: own, Size: "1.5 MB"},
		view(wire.Block{Type: "attachment", URL: own, Name: "b.pdf", Size: 1_500_000}))
}

func TestLinksLeadAwayAndDoNothingElse(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("[call](tel:+15550100) [write](mailto:a@b.example)"), wire.Block{Type: "button", Text: "Open", URL: "https://a.example/?x=1&y=2"},
		wire.Block{Type: "button", Text: "Not this", URL: "javascript:alert(1)"}, wire.Block{Type: "video", URL: "data:text/html,x"})
	page := d.operator(token).get("/inbox/conversations/" + id).body
	for _, want := range []string{`href="tel:&#43;15550100"`, `href="mailto:a@b.example"`, `href="https://a.example/?x=1&amp;y=2" target="_blank" rel="noopener noreferrer nofollow">Open</a>`, `<p dir="auto">Not this</p>`, `<p dir="auto">data:text/html,x</p>`} {
		assert.Contains(t, page, want)
	}
	assert.NotContains(t, page, "Zgotmpl")
}

var partID = regexp.MustCompile(`<li class="(?:part|event)" id="part-([^"]+)"`)

func parts(body string) (out []string) {
	for _, m := range partID.FindAllStringSubmatch(body, -1) {
		out = append(out, m[1])
	}
	return out
}

func TestLongHistoriesComeInPages(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Number 0"))
	for i := range 2*partsAtOnce + 9 {
		_, err := d.Service.ReplyAs(d.ctx, d.ws, id, d.ada.ID, conversations.Message{Blocks: []wire.Block{paragraph(fmt.Sprint("Number ", i+1))}})
		require.NoError(t, err)
	}
	o := d.operator(token)
	path := "/inbox/conversations/" + id
	first := o.get(path).body
	seen := parts(first)
	require.Len(t, seen, partsAtOnce)
	assert.Contains(t, first, "Number 109")
	second := o.do("GET", path+"/older?before="+seen[0], byHTMX).body
	seen = append(parts(second), seen...)
	require.Len(t, seen, 2*partsAtOnce)
	third := o.do("GET", path+"/older?before="+seen[0], byHTMX).body
	seen = append(parts(third), seen...)
	assert.Contains(t, third, "Number 0")
	assert.NotContains(t, third, "Show earlier")
	assert.Len(t, seen, 2*partsAtOnce+10)

	live := o.do("GET", path+"/live?from="+seen[100], byHTMX).body
	assert.Equal(t, seen[100:], parts(live), "what the page shows, and no more")
	assert.Len(t, parts(o.get(path+"?before="+seen[60]).body), partsAtOnce, "without a script, a page at a time")
}

func TestWhatThePersonIsKnownFor(t *testing.T) {
	d := open(t)
	eve := d.person(contacts.Contact{ID: "eve", UserID: "42", Role: contacts.User, Phone: "+1 555 0100", Custom: map[string]any{"seats": 3.0, "trial": true}, LastSeenAt: noon})
	require.NoError(t, d.Store.Write(d.ctx, func(tx *store.Tx) error {
		plan := "pro"
		require.NoError(t, tx.ChangeCompany(d.ws.AppID, eve.ID, contacts.CompanyChanges{ID: "example-works", Plan: &plan}))
		for i := range latest + 5 {
			_, err := tx.AddPageView(eve.ID, store.PageView{PageLoad: "l", URL: fmt.Sprint("https://shop.example/", i), Number: i + 1, At: noon + int64(i)})
			require.NoError(t, err)
		}
		_, err := tx.AddEvent(d.ws.AppID, eve.ID, store.Event{Name: "exported", Metadata: `{"rows": 120, "price": {"amount": 5, "currency": "eur"}}`, CreatedAt: noon})
		return err
	}))
	id := d.writes(eve, paragraph("Hello"))
	panel := d.operator(token).do("GET", "/inbox/conversations/"+id+"/person", byHTMX).body
	for _, want := range []string{
		`<p class="role" data-role="user">user</p>`, "<bdi>42</bdi>", "<bdi>&#43;1 555 0100</bdi>", "<dt><bdi>seats</bdi></dt><dd><bdi>3</bdi></dd>", "<dt><bdi>trial</bdi></dt><dd><bdi>yes</bdi></dd>",
		"Company: <bdi>example-works</bdi>", "<bdi>pro</bdi>", "<bdi>https://shop.example/24</bdi>", "<bdi>exported</bdi>",
		`price: {&#34;amount&#34;:5,&#34;currency&#34;:&#34;eur&#34;}, rows: 120`, "15 January 2027, 12:00",
	} {
		assert.Contains(t, panel, want)
	}
	assert.Equal(t, latest, strings.Count(panel, "<bdi>https://shop.example/"))
}

func TestWhoIsUnknownHasAName(t *testing.T) {
	for want, c := range map[string]contacts.Contact{
		"Ada":             {Name: "Ada", Email: "ada@example.com"},
		"ada@example.com": {Name: " ", Email: "ada@example.com"},
		"42":              {UserID: "42"},
		"Visitor 0123ab":  {ID: "0123abcdef"},
	} {
		assert.Equal(t, want, name(&c))
	}
	for name, want := range map[string]string{"Ada Example": "AE", "ada@example.com": "A", "鈴木": "鈴", "🙂": "?", "": "?"} {
		assert.Equal(t, want, initials(name), name)
	}
}
