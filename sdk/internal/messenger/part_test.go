package messenger_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// inLog is what a conversation of these parts says.
func inLog(t *testing.T, parts ...talk.Part) messenger.Node {
	t.Helper()
	s, _ := conversation(parts...)
	return one(t, view(s), "id", "log")
}

func TestPartsAreOfTheTeamOrOnesOwn(t *testing.T) {
	log := inLog(t, said("1", me, ago(10*time.Minute), "Hello"), said("2", ada, ago(2*time.Minute), "Hi"))
	own, team := classed(log, "own"), classed(log, "team")
	require.Len(t, own, 1)
	require.Len(t, team, 1)
	assert.Equal(t, "You: Hello1:55 PM", words(own[0]))
	assert.Equal(t, "Ada: AHiAda2:03 PM", words(team[0]))
}

func TestASpeechIsNamedAndDatedOnce(t *testing.T) {
	log := inLog(t,
		said("1", ada, ago(9*time.Minute), "One"), said("2", ada, ago(8*time.Minute), "Two"),
		said("3", bot, ago(7*time.Minute), "Three"), said("4", bot, ago(time.Minute), "Four"))
	var got []string
	for _, p := range classed(log, "part") {
		got = append(got, words(p))
	}
	assert.Equal(t, []string{"Ada: One", "ATwoAda1:57 PM", "Acme: AThreeAcme1:58 PM", "Acme: AFourAcme2:04 PM"}, got, "after a pause it is another one")
}

func TestDaysStandBetweenParts(t *testing.T) {
	log := inLog(t,
		said("1", ada, ago(8*24*time.Hour), "a"), said("2", ada, ago(24*time.Hour), "b"), said("3", ada, ago(24*time.Hour-time.Minute), "c"),
		said("4", ada, ago(time.Minute), "d"))
	var days []string
	for _, d := range tagged(log, "h2") {
		days = append(days, words(d))
	}
	assert.Equal(t, []string{"November 17", "Yesterday", "Today"}, days)
}

func TestWhatBecameOfAMessage(t *testing.T) {
	part := said("1", me, ago(time.Minute), "Hello")
	s, c := conversation(part)
	log := func() messenger.Node { return one(t, view(s), "id", "log") }
	assert.Regexp(t, `PM · Sent$`, words(classed(log(), "receipt")[0]))
	c.SeenAt = part.CreatedAt
	assert.Regexp(t, `PM · Seen$`, words(classed(log(), "receipt")[0]))
	c.SeenAt, c.Parts[0].SeenAt = 0, ago(0)
	assert.Regexp(t, `PM · Seen$`, words(classed(log(), "receipt")[0]))
	c.Parts[0].Status = talk.Sending
	assert.Empty(t, classed(log(), "receipt"))
	assert.Contains(t, words(log()), "Sending…")
	c.Parts[0].Status, c.Parts[0].Error, c.Parts[0].ClientUUID = talk.Failed, talk.ErrNetwork, "uuid"
	assert.Contains(t, words(one(t, log(), "role", "alert")), "Not sent. No answer.")
	for act, label := range map[string]string{"retry": "Retry", "discard": "Discard"} {
		b := one(t, log(), messenger.OnClick, act)
		assert.Equal(t, []string{label, "uuid"}, []string{words(b), attr(b, "data-arg")})
	}
	assert.Contains(t, words(log()), "Hello", "a failed one keeps its text")
	c.Parts = append(c.Parts, said("2", ada, ago(0), "Hi"))
	assert.Empty(t, classed(log(), "receipt"), "an answer says it all")
}

func TestEventsAreSaid(t *testing.T) {
	event := func(id, kind string) talk.Part {
		return talk.Part{Part: wire.Part{ID: id, PartType: kind, Author: ada, CreatedAt: ago(time.Minute)}}
	}
	log := inLog(t, event("1", wire.PartClose), event("2", wire.PartOpen), event("3", wire.PartSnoozed), event("4", "from the future"))
	assert.Equal(t, "TodayThis conversation was closedThis conversation was reopened", words(log))
}

func TestBlocksOfAConversation(t *testing.T) {
	for name, test := range map[string]struct {
		who   wire.Author
		block wire.Block
		want  string
	}{
		"team's text":            {ada, wire.Block{Type: "paragraph", Text: "**a** https://example.com"}, "<p><strong>a</> <a>https://example.com</></>"},
		"one's own text":         {me, wire.Block{Type: "paragraph", Text: "**a** https://example.com"}, "<p>**a** <a>https://example.com</></>"},
		"marks around addresses": {ada, wire.Block{Type: "paragraph", Text: "**https://example.com**"}, "<p><strong><a>https://example.com</></></>"},
		"addresses in code":      {ada, wire.Block{Type: "paragraph", Text: "`https://example.com`"}, "<p><code>https://example.com</></>"},
		"links are not linked":   {ada, wire.Block{Type: "paragraph", Text: "[https://a](https://b)"}, "<p><a>https://a</></>"},
		"heading":                {ada, wire.Block{Type: "heading", Text: "a"}, "<h3>a</>"},
		"list":                   {ada, wire.Block{Type: "list", Items: []string{"a", "https://b"}}, "<ul><li>a</><li><a>https://b</></></>"},
		"code":                   {ada, wire.Block{Type: "code", Text: "https://a **b**"}, "<pre><code>https://a **b**</></>"},
		"image":                  {me, wire.Block{Type: "image", URL: "/a.png"}, "<a><img></></>"},
		"attachment":             {me, wire.Block{Type: "attachment", URL: "/a", Name: "a.pdf", Size: 3 << 20}, "<a><i></><span><span>a.pdf</><span>3 MB</></></>"},
		"attachment, no name":    {me, wire.Block{Type: "attachment", URL: "/a"}, "<a><i></><span><span>" + base + "/a</></></>"},
		"video":                  {ada, wire.Block{Type: "video", URL: "https://a"}, "<p><a>Watch the video</></>"},
		"button with a link":     {ada, wire.Block{Type: "button", Text: "a", URL: "https://a"}, "<a>a</>"},
		"button without":         {ada, wire.Block{Type: "button", Text: "a"}, "<button>a</>"},
		"unsafe image":           {ada, wire.Block{Type: "image", URL: "javascript:x"}, ""},
		"unsafe attachment":      {ada, wire.Block{Type: "attachment", Name: "a", URL: "data:x"}, ""},
		"unknown":                {ada, wire.Block{Type: "html", Text: "<b>"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			part := said("1", test.who, ago(0))
			part.Blocks = []wire.Block{test.block}
			bubble := classed(inLog(t, part), "bubble")[0]
			assert.Equal(t, test.want, outline(bubble.Kids))
		})
	}
}

func TestAnImageOfAConversationOpensAndHasAName(t *testing.T) {
	part := said("1", me, ago(0))
	for alt, block := range map[string]wire.Block{"Image": {}, "a.png": {Name: "a.png"}, "A cat": {Alt: "A cat", Name: "a.png", Width: 3, Height: 2}} {
		block.Type, block.URL = "image", "/a.png"
		part.Blocks = []wire.Block{block}
		log := inLog(t, part)
		image := tagged(log, "img")[0]
		assert.Equal(t, []string{alt, "lazy"}, []string{attr(image, "alt"), attr(image, "loading")})
		assert.Equal(t, base+"/a.png", attr(classed(log, "picture")[0], "href"))
	}
}

func TestAFaceIsAPictureOrALetter(t *testing.T) {
	with := ada
	with.Avatar = "/ada.png"
	for _, test := range []struct {
		who         wire.Author
		letter, src string
	}{
		{ada, "A", ""}, {bot, "A", ""}, {wire.Author{Type: "admin", Name: " é"}, "é", ""}, {with, "A", base + "/ada.png"},
		{wire.Author{Type: "admin", Name: "\xff", Avatar: "javascript:x"}, "\uFFFD", ""},
	} {
		face := classed(inLog(t, said("1", test.who, ago(0), "x")), "face")[0]
		assert.Equal(t, test.letter, words(face))
		assert.Equal(t, test.src != "", len(tagged(face, "img")) == 1)
		if test.src != "" {
			assert.Equal(t, test.src, attr(tagged(face, "img")[0], "src"))
		}
		assert.Equal(t, "true", attr(face, "aria-hidden"), "the name is said already")
	}
}

func TestWhatIsSpokenOfAPart(t *testing.T) {
	part := said("1", ada, ago(0), "Nearly **done**")
	assert.Equal(t, "Ada: Nearly done", messenger.Spoken(&part, "Acme", messenger.TextsOf(nil)))
	part = said("1", bot, ago(0), "x")
	assert.Equal(t, "Acme: x", messenger.Spoken(&part, "Acme", messenger.TextsOf(nil)))
	part.Blocks = []wire.Block{{Type: "image"}}
	assert.Equal(t, "チーム: 画像", messenger.Spoken(&part, "", messenger.TextsOf(nil, "ja")))
}
