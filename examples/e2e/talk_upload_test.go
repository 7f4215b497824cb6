package e2e

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// file is one of the machine that somebody chooses.
func file(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, content, 0o600))
	return path
}

func picture(t *testing.T, name string) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 40, 30))
	img.Set(3, 3, color.RGBA{R: 255, A: 255})
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, img))
	return file(t, name, b.Bytes())
}

const fileField = `.composer input[type=file]`

func TestAPictureAndAFileAreSentAndSeenOnBothSides(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Look")
	w.ChooseFiles(rig.InTalk(fileField), picture(t, "a door.png"), file(t, "notes.txt", []byte("first line")))
	w.Until(rig.Talk + `.querySelectorAll('.composer .file').length === 2`)
	w.Until(`!` + rig.InTalk(`.composer progress`))
	w.Say("Both of them")
	w.Until(rig.InTalk(`.part img`) + `?.naturalWidth === 40`)
	w.Until(rig.InTalk(`.part a.file`))
	w.Until(`!` + rig.InTalk(`.composer .file`))
	assert.Equal(t, "a door.png", rig.Get[string](w.Tab, rig.InTalk(`.part img`)+`.alt`))
	assert.Equal(t, "notes.txt", rig.Get[string](w.Tab, rig.InTalk(`.part a.file`)+`.download`))

	o.UntilHeard("Both of them")
	o.Until(`document.querySelector('#parts img')?.naturalWidth === 40`)
	assert.Contains(t, rig.Get[string](o.Tab, `document.querySelector('#parts a.file').textContent`), "notes.txt")
	shown := served(t, rig.Get[string](w.Tab, rig.InTalk(`.part img`)+`.src`))
	assert.Equal(t, "image/png", shown.Get("Content-Type"))
	downloaded := served(t, rig.Get[string](w.Tab, rig.InTalk(`.part a.file`)+`.href`))
	assert.Equal(t, "text/plain; charset=utf-8", downloaded.Get("Content-Type"))
	assert.True(t, strings.HasPrefix(downloaded.Get("Content-Disposition"), "attachment"))
	assert.Empty(t, w.Console.Trouble())
}

// served are the headers of an uploaded file, which let nothing in it run.
func served(t *testing.T, url string) http.Header {
	t.Helper()
	r, err := http.Get(url)
	require.NoError(t, err)
	require.NoError(t, r.Body.Close())
	require.Equal(t, http.StatusOK, r.StatusCode, url)
	assert.Equal(t, "nosniff", r.Header.Get("X-Content-Type-Options"), url)
	assert.Contains(t, r.Header.Get("Content-Security-Policy"), "sandbox", url)
	return r.Header
}

func TestWhatMayNotBeSentSaysWhyBeforeAnythingIs(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	w.Compose()
	w.UntilHome()
	w.ChooseFiles(rig.InTalk(fileField), file(t, "page.html", []byte("<script>top.harm = 1</script>")),
		file(t, "large.txt", bytes.Repeat([]byte("x"), 11<<20)), file(t, "empty.txt", nil))
	w.Until(rig.Talk + `.querySelectorAll('.composer .file .wrong').length === 3`)
	for _, why := range []string{"Files of this type cannot be sent", "too big", "empty"} {
		assert.Contains(t, w.Words(), why)
	}
	assert.Empty(t, w.Requests("uploads"))
	w.ClickTalk(`.composer .file [data-act=unfile]`)
	w.Until(rig.Talk + `.querySelectorAll('.composer .file').length === 2`)
	w.Say("Without them")
	w.UntilSaid("> Without them")
	assert.Empty(t, w.Requests("uploads"))
	assert.Empty(t, w.Console.Trouble())
}

func TestAFileThatCouldNotBeSentIsTriedAgain(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	w.Compose()
	w.UntilHome()
	w.BreakFor(func(r *rig.Request) rig.Break { return rig.Break{Drop: r.Name() == "uploads"} })
	w.ChooseFiles(rig.InTalk(fileField), picture(t, "a door.png"))
	w.Until(rig.InTalk(`.composer .file .wrong`))
	w.BreakFor(nil)
	w.ClickTalk(`.composer .file [data-act=retry]`)
	w.Until(`!` + rig.InTalk(`.composer .file .wrong`))
	w.Say("Here it is")
	w.Until(rig.InTalk(`.part img`) + `?.naturalWidth === 40`)
}

func TestAnOperatorSendsFilesThatTheVisitorSees(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Where is it?")
	o.ChooseFiles(`document.getElementById('files')`, picture(t, "map.png"))
	o.Until(`document.getElementById('chosen').textContent === 'map.png'`)
	// Pasted and dropped as a browser hands them over.
	o.Do(`(() => {
		const data = (name) => { const d = new DataTransfer(); d.items.add(new File(['one'], name, {type: 'text/plain'})); return d; };
		const body = document.getElementById('body');
		body.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data('pasted.txt'), bubbles: true, cancelable: true}));
		body.dispatchEvent(new DragEvent('drop', {dataTransfer: data('dropped.txt'), bubbles: true, cancelable: true}));
	})()`)
	o.Until(`document.getElementById('chosen').textContent === 'map.png, pasted.txt, dropped.txt'`)
	o.Answer("Here")
	o.Until(`document.getElementById('chosen').textContent === '' && document.getElementById('files').files.length === 0`)
	w.Until(rig.InTalk(`.part.team img`) + `?.naturalWidth === 40`)
	assert.Equal(t, []string{"pasted.txt", "dropped.txt"}, rig.Get[[]string](w.Tab, `[...`+rig.Talk+`.querySelectorAll('.part.team a.file')].map(a => a.download)`))
	o.UntilHeard("Here")
	o.Until(`document.querySelector('#parts .part:last-child img')?.naturalWidth === 40`)

	o.ChooseFiles(`document.getElementById('files')`, file(t, "page.html", []byte("<!doctype html><script>alert(1)</script>")))
	o.Type("And this")
	o.Press(kb.Enter)
	o.Until(`document.getElementById('alert').textContent.includes('page.html')`)
	assert.Equal(t, "And this", rig.Get[string](o.Tab, `document.getElementById('body').value`), "nothing is lost by it")
}
