package talk_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/require"
)

// FuzzAnyOrder plays steps, one for each letter, and looks whether what is shown makes
// sense after each.
func FuzzAnyOrder(f *testing.F) {
	f.Add("snsarpl")
	f.Add("osdfprbqeoxs")
	f.Add("nspaplpsrkxmwltv")
	f.Fuzz(func(t *testing.T, letters string) {
		w := newWorld(t)
		for i := range min(len(letters), 200) {
			w.step(letters[i], i)
			w.makesSense()
			if _, ok := w.Wake(); ok && letters[i] == 't' {
				w.run(w.Tick(w.now))
			}
		}
	})
}

// step is what one letter stands for.
func (w *world) step(letter byte, i int) {
	w.now = w.now.Add(1e9)
	at := int64(i)
	switch letter {
	case 'o':
		w.does("open", "7", "")
	case 'n':
		w.does("new", "", "")
	case 'b':
		w.does("back", "", "")
	case 'c':
		w.does("launch", "", "")
	case 'd':
		w.does("draft", "", "draft")
	case 's':
		w.does("send", "", "Hello")
	case 'm':
		w.does("more", "", "")
		w.does("older", "", "")
	case 'q':
		w.adds(png("f" + string(rune('a'+i%26))))
	case 'e':
		for _, u := range look[talk.Upload](w) {
			w.run(w.Uploaded(w.now, u.File, 200, uploaded))
		}
	case 'p':
		w.hears(partFrame("7", part("p"+string(rune('a'+i%26)), "admin", "", at)))
	case 'r':
		w.hears(`{"type":"read","conversation_id":"7","seen_at":` + "9" + `,"unread_conversation_ids":["7"]}`)
	case 'y':
		w.hears(`{"type":"typing","conversation_id":"7","author":{"type":"admin","id":"a"}}`)
	case 'a', 'f', 'x': // taken, no answer, refused
		outcome := map[byte]wire.Outcome{'a': wire.Done, 'f': wire.Retry, 'x': wire.Dropped}[letter]
		for _, s := range look[talk.Send](w) {
			body := part("q"+s.Request.ClientUUID, "lead", s.Request.ClientUUID, at)
			if s.Name == wire.Messages {
				body = conversation("c"+s.Request.ClientUUID, false, body)
			}
			w.run(w.Settled(w.now, s.Name, s.Request.ClientUUID, outcome, 200, body))
		}
		if letter != 'f' {
			w.effects = nil
		}
	case 'k':
		if c := w.Current(); c != nil && len(c.Parts) > 0 {
			w.does("retry", c.Parts[len(c.Parts)-1].ClientUUID, "")
		}
	case 'w':
		if c := w.Current(); c != nil && len(c.Parts) > 0 {
			w.does("discard", c.Parts[len(c.Parts)-1].ClientUUID, "")
		}
	case 'l':
		for _, a := range look[talk.Ask](w) {
			w.drop(a)
			w.run(w.Answered(w.now, a, 200, conversation("7", true, part("pa", "admin", "", 1), part("pb", "lead", "", 2))))
		}
	case 'v':
		w.load()
		w.restore()
	}
}

func (w *world) makesSense() {
	keys := map[string]bool{}
	for _, c := range w.List {
		require.NotEmpty(w.t, c.Key)
		require.False(w.t, keys[c.Key], "two conversations are one")
		keys[c.Key] = true
		parts, local := map[string]bool{}, false
		for i := range c.Parts {
			p := &c.Parts[i]
			require.NotEmpty(w.t, p.Key())
			require.False(w.t, parts[p.Key()] || p.ID != "" && parts["id "+p.ID], "two parts are one")
			parts[p.Key()], parts["id "+p.ID] = true, true
			if p.ID != "" {
				require.False(w.t, local, "what is being sent is last")
				require.Equal(w.t, talk.Sent, p.Status)
			} else {
				local = true
			}
		}
	}
	require.True(w.t, w.Conversation == "" || w.Current() != nil, "there is nothing on the screen")
	require.Contains(w.t, w.Spaces, w.Space)
}
