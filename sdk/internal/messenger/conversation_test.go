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

func TestANewConversationAsks(t *testing.T) {
	s := at(talk.SpaceMessages)
	s.Conversation, s.Back, s.Draft.Text = talk.New, true, "Hello"
	p := messenger.View(s, messenger.Look{}, messenger.TextsOf(nil), today)
	assert.Contains(t, words(p.Body), "Ask us anything, or share your feedback.")
	back := one(t, p.Body, "data-testid", "go-back")
	assert.Equal(t, []string{"button", "back", "Back"}, []string{back.Tag, attr(back, messenger.OnClick), attr(back, "aria-label")})
	field := tagged(p.Body, "textarea")
	require.Len(t, field, 1)
	assert.Equal(t, "Hello", attr(field[0], "value"))
	assert.Equal(t, p.Focus, attr(field[0], "id"))
}

func TestTheComposerSendsAndKeepsDrafts(t *testing.T) {
	s, c := conversation()
	field := tagged(view(s), "textarea")[0]
	assert.Equal(t, []string{"draft", "send", ""}, []string{attr(field, messenger.OnInput), attr(field, messenger.OnEnter), attr(field, "value")})
	assert.NotEmpty(t, attr(field, "aria-label"))
	send := one(t, view(s), messenger.OnClick, "send")
	assert.Equal(t, "true", attr(send, "aria-disabled"), "there is nothing to send")
	c.Text = " x"
	assert.Empty(t, attr(one(t, view(s), messenger.OnClick, "send"), "aria-disabled"))
	c.Text, c.Files = "", []talk.File{{ID: "f", Name: "a.png", Share: 1}}
	assert.Empty(t, attr(one(t, view(s), messenger.OnClick, "send"), "aria-disabled"))
}

func TestWhatIsTooLongIsSaid(t *testing.T) {
	s, c := conversation()
	assert.Empty(t, attr(tagged(view(s), "textarea")[0], "aria-invalid"))
	c.SendError = talk.ErrTooLong
	field, why := tagged(view(s), "textarea")[0], one(t, view(s), "role", "alert")
	assert.Equal(t, "This is too long: 10000 characters at most.", words(why))
	assert.Equal(t, []string{"true", attr(why, "id")}, []string{attr(field, "aria-invalid"), attr(field, "aria-describedby")})
}

func TestTheComposerStaysWhenAConversationBegins(t *testing.T) {
	s := at(talk.SpaceMessages)
	s.Conversation = talk.New
	before := classed(view(s), "page")[0]
	begun, _ := conversation(said("1", me, ago(0), "Hello"))
	after := classed(view(begun), "page")[0]
	assert.Equal(t, before.Key, after.Key)
	require.Len(t, after.Kids, len(before.Kids))
	last := len(after.Kids) - 1
	assert.Equal(t, before.Kids[last].Key, after.Kids[last].Key)
	assert.NotEqual(t, before.Kids[1].Key, after.Kids[1].Key, "but what was said is of another conversation")
}

func TestTheFieldGrowsWithItsText(t *testing.T) {
	s, c := conversation()
	for text, want := range map[string]string{"": "1", "a\nb": "2", "a\n\n\n\n\n\n\n\n\n": "6", "0123456789012345678901234567890123456789012345": "2"} {
		c.Text = text
		assert.Equal(t, want, attr(tagged(view(s), "textarea")[0], "rows"), text)
	}
}

func TestFilesAreTakenWhereTheBackendTakesThem(t *testing.T) {
	s, _ := conversation()
	s.Home.Upload.ContentTypes = []string{"image/png", "text/plain"}
	input := one(t, view(s), "type", "file")
	assert.Equal(t, []string{"files", "image/png,text/plain,"}, []string{attr(input, messenger.OnFiles), attr(input, "accept")})
	assert.NotEmpty(t, attr(input, "aria-label"))
	assert.Equal(t, "files", attr(tagged(view(s), "main")[0], messenger.OnFiles), "dropped or pasted")
	s.Home.Upload.MaxBytes = 0
	assert.Empty(t, find(view(s), "type", "file"))
}

func TestFilesThatAreToGoAlong(t *testing.T) {
	s, c := conversation()
	c.Files = []talk.File{
		{ID: "1", Name: "a.png", Size: 2048, Share: 1, Preview: "blob:https://example.com/x"},
		{ID: "2", Name: "b.png", Share: .256, Preview: "javascript:x"},
		{ID: "3", Name: "c.mov", Error: talk.ErrTooBig},
		{ID: "4", Name: "e.png", Error: talk.ErrNetwork},
	}
	c.Lost = []string{"d.txt"}
	files := classed(view(s), "files")[0]
	require.Len(t, files.Kids, 4)
	assert.Equal(t, "blob:https://example.com/x", attr(tagged(files, "img")[0], "src"))
	assert.Len(t, tagged(files, "img"), 1, "only what the browser made itself")
	assert.Contains(t, words(files.Kids[0]), "2 KB")
	progress := tagged(files, "progress")
	require.Len(t, progress, 1)
	assert.Equal(t, []string{"25", "b.png"}, []string{attr(progress[0], "value"), attr(progress[0], "aria-label")})
	assert.Equal(t, "This is too big: 10 MB at most.", words(one(t, files.Kids[2], "role", "alert")))
	assert.Equal(t, "4", attr(find(files, messenger.OnClick, "retry")[0], "data-arg"), "what can be tried again is only what did not arrive")
	remove := find(files, messenger.OnClick, "unfile")
	require.Len(t, remove, 4)
	assert.Equal(t, []string{"2", "Remove b.png"}, []string{attr(remove[1], "data-arg"), attr(remove[1], "aria-label")})
	assert.Contains(t, words(classed(view(s), "lost")[0]), "d.txt Choose this file again")
}

func TestEmojiCanBeChosen(t *testing.T) {
	s, _ := conversation()
	body := view(s)
	panel := one(t, body, "popover", "")
	assert.Equal(t, attr(panel, "id"), attr(classed(body, "with-emoji")[0].Kids[0], "popovertarget"))
	choices := find(panel, messenger.OnClick, "emoji")
	assert.Len(t, choices, 40)
	seen := map[string]bool{}
	for _, b := range choices {
		assert.Equal(t, words(b), attr(b, "data-arg"))
		seen[words(b)] = true
	}
	assert.Len(t, seen, 40)
}

func TestAVisitorIsAskedForAnAddress(t *testing.T) {
	s, c := conversation(said("1", me, ago(0), "Hello"))
	assert.Empty(t, find(view(s), "type", "email"))
	c.NeedsEmail = true
	form := one(t, view(s), messenger.OnSubmit, "email")
	assert.Contains(t, words(form), "Get notified by email")
	input := one(t, form, "type", "email")
	assert.Equal(t, "input", input.Tag)
	assert.NotEmpty(t, attr(input, "aria-label"))
	assert.Len(t, find(form, "type", "submit"), 1)
	assert.Equal(t, "No, thanks", attr(one(t, form, messenger.OnClick, "noemail"), "aria-label"))
	assert.Empty(t, attr(input, "aria-invalid"))
	c.EmailError = talk.ErrEmail
	form = one(t, view(s), messenger.OnSubmit, "email")
	input = one(t, form, "type", "email")
	wrong := one(t, form, "role", "alert")
	assert.Equal(t, []string{"true", attr(wrong, "id")}, []string{attr(input, "aria-invalid"), attr(input, "aria-describedby")})
	assert.Equal(t, "This is not an email address.", words(wrong))
}

func TestTheHeadSaysWhoItIs(t *testing.T) {
	s, c := conversation()
	title := func() string { return words(tagged(view(s), "h1")[0]) }
	assert.Equal(t, "Ada", title())
	c.Participants = []wire.Author{me}
	assert.Equal(t, "Acme", title())
	s.Workspace = ""
	assert.Equal(t, "Team", title())
	c.Participants = nil
	for _, name := range []string{"A", "B", "C", "D", "E"} {
		c.Participants = append(c.Participants, wire.Author{Type: "admin", Name: name})
	}
	assert.Equal(t, "A, B, C +2", title())
	assert.Len(t, classed(tagged(view(s), "header")[0], "face"), 3)
}

func TestEarlierPartsAreLoadedInPages(t *testing.T) {
	s, c := conversation(said("1", me, ago(0), "Hello"))
	log := func() messenger.Node { return one(t, view(s), "id", "log") }
	assert.Empty(t, attr(log(), messenger.OnTop))
	c.HasMoreParts = true
	assert.Equal(t, "older", attr(log(), messenger.OnTop))
	assert.Equal(t, "Load earlier messages", words(one(t, log(), messenger.OnClick, "older")))
	c.Loading = true
	assert.Empty(t, attr(log(), messenger.OnTop), "once at a time")
	assert.Contains(t, words(log()), "Loading…")
	c.Loading, c.Error = false, talk.ErrNetwork
	assert.Len(t, find(log(), messenger.OnClick, "retry"), 1)
}

func TestTheLogIsALog(t *testing.T) {
	s, _ := conversation()
	p := messenger.View(s, messenger.Look{}, messenger.TextsOf(nil), today)
	log := one(t, p.Body, "role", "log")
	assert.Equal(t, p.Bottom, attr(log, "id"))
	assert.Equal(t, "off", attr(log, "aria-live"), "else history would be read out")
	assert.NotEmpty(t, attr(log, "aria-label"))
	assert.Equal(t, "0", attr(log, "tabindex"), "it can be scrolled by keyboard")
	assert.Empty(t, p.Said)
}

func TestWhatIsBeingSentIsSaid(t *testing.T) {
	s, c := conversation()
	c.Parts = append(c.Parts, talk.Part{Status: talk.Sending, Part: wire.Part{ClientUUID: "u1"}})
	assert.Equal(t, "u1", messenger.View(s, messenger.Look{}, messenger.TextsOf(nil), today).Said)
}

func TestTypingIsShown(t *testing.T) {
	s, c := conversation()
	assert.Empty(t, classed(view(s), "typing"))
	c.Typing = &ada
	assert.Contains(t, words(classed(view(s), "typing")[0]), "Ada is typing…")
	c.Typing = &bot
	assert.Contains(t, words(classed(view(s), "typing")[0]), "Acme is typing…")
}

func TestRepliesAreSuggestedOnce(t *testing.T) {
	asks := said("1", ada, ago(time.Minute), "Which?")
	asks.Blocks = append(asks.Blocks, wire.Block{Type: "quick_replies", Items: []string{"This", "<b>That</b>"}})
	s, c := conversation(asks)
	group := one(t, view(s), "aria-label", "Suggested answers")
	replies := find(group, messenger.OnClick, "reply")
	require.Len(t, replies, 2)
	assert.Equal(t, []string{"<b>That</b>", "<b>That</b>"}, []string{words(replies[1]), attr(replies[1], "data-arg")})
	c.Parts = append(c.Parts, said("2", me, ago(0), "This"))
	assert.Empty(t, find(view(s), messenger.OnClick, "reply"), "it is answered")
}

func TestAConversationCanBeRated(t *testing.T) {
	asks := said("1", ada, ago(time.Minute))
	asks.Blocks = []wire.Block{{Type: "rating"}}
	s, c := conversation(asks)
	texts := messenger.TextsOf(nil)
	draw := func() messenger.Node { return messenger.View(s, messenger.Look{}, texts, today).Body }
	rates := func() (names, pressed []string) {
		for _, b := range find(draw(), messenger.OnClick, "rate") {
			names = append(names, attr(b, "data-arg")+" "+attr(b, "aria-label"))
			pressed = append(pressed, attr(b, "aria-pressed"))
		}
		return names, pressed
	}
	names, pressed := rates()
	assert.Equal(t, []string{"1 Terrible", "2 Bad", "3 OK", "4 Good", "5 Great"}, names)
	assert.NotContains(t, pressed, "true")
	assert.Contains(t, words(draw()), "How was this conversation?")
	c.Rating = 4
	_, pressed = rates()
	assert.Equal(t, []string{"false", "false", "false", "true", "false"}, pressed)
	assert.Contains(t, words(draw()), "Thank you for your rating")
}
