package wireapi

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/entryphone/entryphone/examples/backend/messenger"
	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/examples/backend/uploads"
)

const (
	formOverhead = 256 << 10 // bytes of an upload's body that are not the file
	formMemory   = 1 << 20   // bytes of a body that are held in memory, the rest is on disk
	drained      = 64 << 20  // bytes of what is too large that are taken all the same
	fileField    = "file"
)

// acceptFile accepts a form with a file in it.
func (a *API) acceptFile() http.Handler {
	return middleware.Methods(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "multipart/form-data" {
			reply.Error(w, http.StatusUnsupportedMediaType, "unsupported_media_type", "Send multipart/form-data.")
			return
		}
		// The time for other requests is too short for a file on a slow line. What a
		// test's recorder cannot set needs no setting.
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(a.UploadTime))
		err := a.readFile(w, r)
		if r.MultipartForm != nil {
			defer r.MultipartForm.RemoveAll()
		}
		if err != nil {
			a.failForm(w, r, err)
			return
		}
		r.PostForm = url.Values(r.MultipartForm.Value)
		a.act(w, r, a.upload)
	}), http.MethodPost)
}

// readFile reads the form. Of a body that is too large it takes some more: a sender
// whose connection ends in the middle learns nothing, and tries again.
func (a *API) readFile(w http.ResponseWriter, r *http.Request) error {
	body, limit := r.Body, a.Service.Uploads.Limits.File+formOverhead
	err := error(uploads.ErrTooLarge)
	if r.ContentLength <= limit {
		r.Body = http.MaxBytesReader(w, body, limit)
		err = r.ParseMultipartForm(formMemory)
	}
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		err = uploads.ErrTooLarge
	}
	if errors.Is(err, uploads.ErrTooLarge) {
		_, _ = io.CopyN(io.Discard, body, drained)
	}
	return err
}

func (a *API) failForm(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, uploads.ErrTooLarge):
		a.fail(w, r, err)
	case errors.Is(err, os.ErrDeadlineExceeded):
		reply.Error(w, http.StatusRequestTimeout, "timeout", "The body took too long to arrive.")
	default:
		reply.Error(w, http.StatusBadRequest, "malformed_form", "The body is not a form.")
	}
}

func (a *API) upload(w http.ResponseWriter, r *http.Request, call messenger.Call) error {
	file, header, err := r.FormFile(fileField)
	if err != nil {
		reply.FieldError(w, http.StatusBadRequest, "invalid_field", "The field file is missing.", fileField)
		return nil
	}
	defer file.Close()
	answer, err := a.Service.Upload(r.Context(), call, messenger.File{
		Reader: file, Name: header.Filename, ContentType: header.Header.Get("Content-Type"), Size: header.Size,
	})
	if err == nil {
		reply.JSON(w, http.StatusOK, answer)
	}
	return err
}

// refusedFile answers why a file was refused, if that is what the error is about.
func refusedFile(w http.ResponseWriter, err error) bool {
	for _, f := range []struct {
		is            error
		status        int
		code, message string
	}{
		{uploads.ErrTooLarge, http.StatusRequestEntityTooLarge, "file_too_large", "The file is too large."},
		{uploads.ErrEmpty, http.StatusBadRequest, "file_empty", "The file is empty."},
		{uploads.ErrType, http.StatusUnsupportedMediaType, "file_type_not_allowed", "Files of this type are not accepted."},
		{uploads.ErrFull, http.StatusRequestEntityTooLarge, "too_many_uploads", "Too much was sent for today."},
	} {
		if errors.Is(err, f.is) {
			reply.FieldError(w, f.status, f.code, f.message, fileField)
			return true
		}
	}
	return false
}
