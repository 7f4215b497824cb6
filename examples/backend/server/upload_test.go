package server_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/server"
	"github.com/entryphone/entryphone/sdk/wire"
)

func picture(t *testing.T) string {
	var out bytes.Buffer
	require.NoError(t, png.Encode(&out, image.NewRGBA(image.Rect(0, 0, 3, 2))))
	return out.String()
}

// uploads sends a file as a browser does.
func (w *browser) uploads(name, contentType, data string) (int, string) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	r := w.request(nil)
	fields, err := url.ParseQuery(wire.AddSession(r.Encode(), w.session))
	require.NoError(w.b.t, err)
	for key, values := range fields {
		require.NoError(w.b.t, form.WriteField(key, values[0]))
	}
	part, err := form.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {multipart.FileContentDisposition("file", name)}, "Content-Type": {contentType},
	})
	require.NoError(w.b.t, err)
	_, err = part.Write([]byte(data))
	require.NoError(w.b.t, err)
	require.NoError(w.b.t, form.Close())
	status, _, answer := w.b.do(http.MethodPost, wire.Path(wire.Uploads), map[string]string{"Content-Type": form.FormDataContentType()}, body.String())
	return status, answer
}

func (w *browser) sends(name, contentType, data string) (u wire.Upload) {
	status, body := w.uploads(name, contentType, data)
	require.Equal(w.b.t, http.StatusOK, status, body)
	require.NoError(w.b.t, json.Unmarshal([]byte(body), &u))
	return u
}

func TestAPictureIsSentAndShown(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	data := picture(t)
	u := w.sends("a photo.png", "image/png", data)
	assert.Equal(t, wire.Upload{URL: u.URL, Name: "a photo.png", Size: int64(len(data)), ContentType: "image/png", Width: 3, Height: 2}, u)

	r := w.request(nil)
	r.Blocks = []wire.Block{{Type: "image", URL: b.url + u.URL, Width: 9999}}
	c := asks[wire.Conversation](w, wire.Messages, r)
	kept := c.Parts[0].Blocks[0]
	assert.Equal(t, u.URL, kept.URL)
	assert.Equal(t, 3, kept.Width)

	status, h, body := b.do(http.MethodGet, u.URL, nil, "")
	assert.Equal(t, http.StatusOK, status)
	assert.Equal(t, data, body)
	assert.Equal(t, "image/png", h.Get("Content-Type"))
	assert.Equal(t, `inline; filename="a photo.png"`, h.Get("Content-Disposition"))
	assert.Equal(t, "nosniff", h.Get("X-Content-Type-Options"))
	assert.Contains(t, h.Get("Content-Security-Policy"), "sandbox")
	assert.Empty(t, h.Values("Set-Cookie"))

	_, rest := b.rest(http.MethodGet, "/conversations/"+c.ID, "")
	attached := rest["source"].(map[string]any)["attachments"].([]any)[0].(map[string]any)
	assert.Equal(t, b.url+u.URL, attached["url"])
}

func TestOtherFilesAreDownloaded(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	u := w.sends("../../etc/passw\u202ed.txt", "text/plain", "root")
	assert.Equal(t, "passwd.txt", u.Name)
	_, h, _ := b.do(http.MethodGet, u.URL, nil, "")
	assert.Equal(t, "attachment; filename=passwd.txt", h.Get("Content-Disposition"))
	for _, path := range []string{u.URL + "x", "/uploads/0123456789abcdef0123456789abcdef/passwd.txt", "/uploads/..%2f..%2fx/passwd.txt"} {
		status, _, _ := b.do(http.MethodGet, path, nil, "")
		assert.Equal(t, http.StatusNotFound, status, path)
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	b := start(t, func(o *server.Options) { o.Limits.Uploads.File, o.Limits.Uploads.Files = 2000, 3 })
	w := b.browser("anon-1")
	w.ping()
	tests := []struct {
		name, file, contentType, data string
		status                        int
		code                          string
	}{
		{"a page", "x.html", "text/html", "<!DOCTYPE html><script>alert(1)</script>", 415, "file_type_not_allowed"},
		{"a page that says it is text", "x.txt", "text/plain", "<html><body>", 415, "file_type_not_allowed"},
		{"a page that says it is a picture", "x.png", "image/png", "<html><body>", 415, "file_type_not_allowed"},
		{"a program", "x", "application/octet-stream", "\x7fELF\x00\x01", 415, "file_type_not_allowed"},
		{"nothing", "x.txt", "text/plain", "", 400, "file_empty"},
		{"too large", "x.txt", "text/plain", strings.Repeat("x", 2001), 413, "file_too_large"},
		{"far too large", "x.txt", "text/plain", strings.Repeat("x", 1<<20), 413, "file_too_large"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, body := w.uploads(tt.file, tt.contentType, tt.data)
			assert.Equal(t, tt.status, status, body)
			assert.Equal(t, tt.code, errorCode(body))
			assert.Contains(t, body, `"field":"file"`)
		})
	}
	for range 3 {
		w.sends("x.txt", "text/plain", "x")
	}
	status, body := w.uploads("x.txt", "text/plain", "x")
	assert.Equal(t, http.StatusRequestEntityTooLarge, status)
	assert.Equal(t, "too_many_uploads", errorCode(body))
	other := b.browser("anon-2")
	other.ping()
	other.sends("x.txt", "text/plain", "x")
}

func TestFilesBelongToTheirSender(t *testing.T) {
	b := start(t)
	ada, ben := b.browser("anon-1"), b.browser("anon-2")
	ada.ping()
	ben.ping()
	u := ada.sends("x.txt", "text/plain", "x")
	r := ben.request(nil)
	r.Blocks = []wire.Block{{Type: "attachment", URL: u.URL}}
	status, body := ben.send(wire.Messages, r)
	assert.Equal(t, http.StatusBadRequest, status)
	assert.Contains(t, body, `"field":"blocks[0].url"`)
	r = ada.request(nil)
	r.Blocks = []wire.Block{{Type: "image", URL: u.URL}}
	status, _ = ada.send(wire.Messages, r)
	assert.Equal(t, http.StatusBadRequest, status, "text is no picture")
	ada.ping(is("user_id", "42"))
	r.Blocks[0].Type = "attachment"
	r.IdempotencyKey = "as-the-user"
	assert.Len(t, asks[wire.Conversation](ada, wire.Messages, r).Parts, 1)
}

func TestAFormWithoutAFile(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	r := w.request(nil)
	status, body := w.send(wire.Uploads, r)
	assert.Equal(t, http.StatusUnsupportedMediaType, status, body)
	status, _, body = b.do(http.MethodPost, wire.Path(wire.Uploads), map[string]string{"Content-Type": "multipart/form-data; boundary=x"},
		"--x\r\nContent-Disposition: form-data; name=\"app_id\"\r\n\r\nabc12345\r\n--x--\r\n")
	assert.Equal(t, http.StatusBadRequest, status)
	assert.Contains(t, body, `"field":"file"`)
	status, _, body = b.do(http.MethodPost, wire.Path(wire.Uploads), map[string]string{"Content-Type": "multipart/form-data; boundary=x"}, "nothing")
	assert.Equal(t, http.StatusBadRequest, status)
	assert.Equal(t, "malformed_form", errorCode(body))
}

func TestFilesThatNobodyUsesGoAfterADay(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	unused, used := w.sends("x.txt", "text/plain", "x"), w.sends("y.txt", "text/plain", "y")
	r := w.request(nil)
	r.Blocks = []wire.Block{{Type: "attachment", URL: used.URL}}
	asks[wire.Conversation](w, wire.Messages, r)
	b.clock.advance(25 * time.Hour)
	b.Tidy()
	for u, want := range map[string]int{unused.URL: http.StatusNotFound, used.URL: http.StatusOK} {
		status, _, _ := b.do(http.MethodGet, u, nil, "")
		assert.Equal(t, want, status, u)
	}
}
