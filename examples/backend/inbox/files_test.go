package inbox

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/store"
)

// storedBytes is the size of all files that the backend knows.
func (d *desk) storedBytes() (bytes int64) {
	require.NoError(d.t, d.Store.Read(d.ctx, func(tx *store.Tx) (err error) {
		bytes, err = tx.StoredBytes()
		return err
	}))
	return bytes
}

// attaches sends an answer with files of these names and contents.
func (o *operator) attaches(path, text string, files ...string) answer {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	require.NoError(o.d.t, form.WriteField("body", text))
	for i := 0; i+1 < len(files); i += 2 {
		w, err := form.CreateFormFile("file", files[i])
		require.NoError(o.d.t, err)
		_, err = io.WriteString(w, files[i+1])
		require.NoError(o.d.t, err)
	}
	require.NoError(o.d.t, form.Close())
	r := o.request(http.MethodPost, path, map[string]string{"Content-Type": form.FormDataContentType()}, &body)
	w, err := http.DefaultTransport.RoundTrip(r)
	require.NoError(o.d.t, err)
	defer w.Body.Close()
	said, err := io.ReadAll(w.Body)
	require.NoError(o.d.t, err)
	return answer{w.StatusCode, w.Header, string(said)}
}

const picture = "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"

func TestAnAnswerWithFiles(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	path := "/inbox/conversations/" + id
	o := d.operator(token)
	r := o.attaches(path+"/reply", "See for yourself", "map.gif", picture, "notes.txt", "One, two")
	assert.Equal(t, http.StatusSeeOther, r.status, r.body)
	blocks := d.thread(id).Parts[1].Blocks
	require.Len(t, blocks, 3)
	assert.Equal(t, "image", blocks[0].Type)
	assert.Equal(t, "map.gif", blocks[0].Alt)
	assert.Equal(t, 1, blocks[0].Width)
	assert.Equal(t, "attachment", blocks[1].Type)
	assert.Equal(t, "notes.txt", blocks[1].Name)
	assert.Equal(t, int64(8), blocks[1].Size)
	assert.Equal(t, paragraph("See for yourself"), blocks[2])
	page := o.get(path).body
	assert.Contains(t, page, `<img src="`+blocks[0].URL+`" alt="map.gif"`)
	assert.Contains(t, page, `href="`+blocks[1].URL+`"`)

	assert.Equal(t, http.StatusSeeOther, o.attaches(path+"/reply", "", "map.gif", picture).status, "nothing need be said to it")
	assert.Len(t, d.thread(id).Parts, 3)
}

func TestFilesThatCannotBeSentAreNamed(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	o := d.operator(token)
	large := strings.Repeat("x", 1<<20)
	many := []string{}
	for range maxFiles + 1 {
		many = append(many, "a.txt", "a")
	}
	for name, test := range map[string]struct {
		files []string
		want  string
	}{
		"a program":      {[]string{"run.html", "<!doctype html><script>alert(1)</script>"}, "run.html"},
		"empty":          {[]string{"nothing.txt", ""}, "nothing.txt is empty"},
		"too large":      {[]string{"ok.txt", "ok", "large.txt", large + "x"}, "large.txt is too large: 1 MB"},
		"too many":       {many, "10 files"},
		"no room":        {[]string{"1.txt", large, "2.txt", large, "3.txt", large, "4.txt", large}, "no room for 4.txt"},
		"with markup":    {[]string{"<b>.txt", ""}, "&lt;b&gt;.txt is empty"},
		"nothing at all": {nil, "Write something first"},
	} {
		t.Run(name, func(t *testing.T) {
			r := o.attaches("/inbox/conversations/"+id+"/reply", " ", test.files...)
			assert.Equal(t, http.StatusUnprocessableEntity, r.status)
			assert.Contains(t, r.body, test.want)
			assert.Len(t, d.thread(id).Parts, 1)
			assert.Zero(t, d.storedBytes(), "what was refused takes no room")
		})
	}
	r := o.attaches("/inbox/conversations/"+id+"/reply", "x", "huge.txt", strings.Repeat("x", 12<<20))
	assert.Equal(t, http.StatusRequestEntityTooLarge, r.status)
	assert.Len(t, d.thread(id).Parts, 1)
}
