package talk_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func (w *world) adds(files ...talk.File) {
	w.run(w.Act(w.now, talk.Act{Name: "files", Files: files}))
}

func png(id string) talk.File {
	return talk.File{ID: id, Name: id + ".png", ContentType: "image/png", Size: 10}
}

const uploaded = `{"url":"/u/x.png","name":"x.png","size":10,"content_type":"image/png"}`

func TestWhatMayNotBeSentSaysWhyBeforeAnythingIs(t *testing.T) {
	limits := `{"spaces":["home"],"upload":{"max_bytes":100,"content_types":["image/png"]}}`
	tests := map[string]struct {
		home string
		file talk.File
		want string
	}{
		"fits":                   {limits, png("f"), ""},
		"big":                    {limits, talk.File{ID: "f", ContentType: "image/png", Size: 101}, talk.ErrTooBig},
		"empty":                  {limits, talk.File{ID: "f", ContentType: "image/png"}, talk.ErrEmpty},
		"another type":           {limits, talk.File{ID: "f", ContentType: "text/html", Size: 1}, talk.ErrType},
		"no uploads":             {`{}`, png("f"), talk.ErrUploads},
		"before it is known":     {"", talk.File{ID: "f", ContentType: "text/html", Size: 10 << 20}, ""},
		"big, before it is":      {"", talk.File{ID: "f", ContentType: "image/png", Size: 10<<20 + 1}, talk.ErrTooBig},
		"any type where no list": {`{"upload":{"max_bytes":100}}`, talk.File{ID: "f", ContentType: "x/y", Size: 1}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.does("new", "", "")
			if test.home != "" {
				w.answers("open", test.home)
			}
			w.adds(test.file)
			assert.Equal(t, test.want, w.Draft.Files[0].Error)
			assert.Equal(t, test.want == "", len(look[talk.Upload](w)) == 1)
		})
	}
}

func TestMoreFilesThanAMessageTakes(t *testing.T) {
	w := newWorld(t)
	w.does("new", "", "")
	for i := range talk.MaxFiles + 1 {
		w.adds(png(string(rune('a' + i))))
	}
	assert.Len(t, look[talk.Upload](w), talk.MaxFiles)
	assert.Equal(t, talk.ErrCount, w.Draft.Files[talk.MaxFiles].Error)
}

func TestWhatBecomesOfAnUpload(t *testing.T) {
	tests := map[string]struct {
		status int
		body   string
		want   string
	}{
		"done": {200, uploaded, ""}, "unreadable": {200, `<html>`, talk.ErrRefused}, "no answer": {0, ``, talk.ErrNetwork},
		"too big": {413, ``, talk.ErrTooBig}, "type": {415, ``, talk.ErrType}, "refused": {403, ``, talk.ErrRefused}, "in trouble": {503, ``, talk.ErrNetwork},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := inConversation(t, false)
			w.adds(png("f"))
			w.Progress("f", 0.5)
			w.Progress("f", 0.2)
			assert.Equal(t, 0.5, w.Current().Files[0].Share)
			w.run(w.Uploaded(w.now, "f", test.status, test.body))
			assert.Equal(t, test.want, w.Current().Files[0].Error)
			w.does("send", "", "")
			assert.Equal(t, test.want == "", len(w.sent()) == 1)
		})
	}
}

func TestAMessageWaitsForItsFilesAndFailsWithThem(t *testing.T) {
	w := inConversation(t, false)
	w.adds(png("f"), png("g"))
	w.does("send", "", "See these")
	w.run(w.Uploaded(w.now, "f", 200, uploaded))
	assert.Empty(t, w.sent())
	w.run(w.Uploaded(w.now, "g", 0, ``))
	assert.Equal(t, []string{"u1 failed"}, w.shows())
	assert.Equal(t, talk.ErrNetwork, w.Current().Parts[0].Error)
	w.effects = nil
	w.does("retry", "u1", "")
	assert.Equal(t, []talk.Upload{{File: "g"}}, look[talk.Upload](w), "what is there is not sent again")
	w.run(w.Uploaded(w.now, "g", 200, uploaded))
	require.Equal(t, []string{"conversations/7/reply u1"}, w.sent())
	assert.Len(t, look[talk.Send](w)[0].Request.Blocks, 3)
}

func TestAFileIsTakenBack(t *testing.T) {
	w := inConversation(t, false)
	w.adds(png("f"))
	w.does("unfile", "f", "")
	assert.Equal(t, []talk.Forget{{File: "f"}}, look[talk.Forget](w))
	assert.Empty(t, w.Current().Files)
	assert.Empty(t, w.Uploaded(w.now, "f", 200, uploaded))
}

func TestFilesLostWithThePageAreTold(t *testing.T) {
	w := inConversation(t, false)
	w.adds(png("f"))
	w.load()
	w.restore()
	require.NotNil(t, w.Current())
	assert.Equal(t, []string{"f.png"}, w.Current().Lost)
	w.adds(png("g"))
	w.does("send", "", "With a file")
	w.load()
	w.restore()
	assert.Equal(t, []string{"u1 failed"}, w.shows())
	assert.Equal(t, talk.ErrLost, w.Current().Parts[0].Error)
	w.does("retry", "u1", "")
	assert.Equal(t, []string{"conversations/7/reply u1"}, w.sent(), "the text can go")
}
