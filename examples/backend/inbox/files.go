package inbox

import (
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"

	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/uploads"
	"github.com/entryphone/entryphone/sdk/wire"
)

// maxFiles is how many go with one answer.
const maxFiles = 10

// inMemory is how many bytes of a form with files are read before the rest is put
// aside on disk.
const inMemory = 1 << 20

// parse reads a form, which may have files with it; done lets go of them.
func parse(r *http.Request) (done func(), err error) {
	done = func() {
		if r.MultipartForm != nil {
			_ = r.MultipartForm.RemoveAll() // what stays is the system's to clear
		}
	}
	if err := r.ParseForm(); err != nil { // the next would not say so
		return done, err
	}
	if err := r.ParseMultipartForm(inMemory); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return done, err
	}
	return done, nil
}

// attached keeps the files that came with a form, and returns the blocks that name
// them. Those of an answer that is not given after all are forgotten in time.
func (a *API) attached(r *http.Request, o Operator) ([]wire.Block, error) {
	if r.MultipartForm == nil {
		return nil, nil
	}
	files := r.MultipartForm.File["file"]
	if len(files) > maxFiles {
		return nil, problem(fmt.Sprintf("An answer can have %d files.", maxFiles))
	}
	var blocks []wire.Block
	for _, file := range files {
		u, err := a.keep(r, o, file)
		if err != nil {
			return nil, refused(file.Filename, err, a.Uploads.Limits.File)
		}
		b := wire.Block{Type: "attachment", URL: uploads.Path(u)}
		if uploads.IsImage(u.ContentType) {
			b.Type = "image"
		}
		blocks = append(blocks, b)
	}
	return blocks, nil
}

// keep keeps one file: the team's, which is nobody's in particular.
func (a *API) keep(r *http.Request, o Operator, file *multipart.FileHeader) (store.Upload, error) {
	content, err := file.Open()
	if err != nil {
		return store.Upload{}, fmt.Errorf("opening a file of a form: %w", err)
	}
	defer content.Close()
	u, err := a.Uploads.Save(content, file.Filename, file.Header.Get("Content-Type"))
	if err != nil {
		return u, err
	}
	err = a.Store.Write(r.Context(), func(tx *store.Tx) error {
		u.AppID, u.CreatedAt = o.Workspace.AppID, a.Now().Unix()
		if err := a.Uploads.Allow(tx, u.AppID, u.ContactID, u.Size, u.CreatedAt); err != nil {
			return err
		}
		return tx.AddUpload(u)
	})
	if err != nil {
		return u, errors.Join(err, a.Uploads.Remove(u.ID))
	}
	return u, nil
}

// refused says why a file cannot be sent, in words for the operator.
func refused(name string, err error, most int64) error {
	switch {
	case errors.Is(err, uploads.ErrTooLarge):
		return problem(fmt.Sprintf("%s is too large: %d MB at most.", name, most>>20))
	case errors.Is(err, uploads.ErrEmpty):
		return problem(name + " is empty.")
	case errors.Is(err, uploads.ErrType):
		return problem("Files like " + name + " cannot be sent.")
	case errors.Is(err, uploads.ErrFull):
		return problem("There is no room for " + name + " today.")
	}
	return err
}
