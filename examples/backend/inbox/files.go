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

// attached keeps the files that came with a form, all or none, and returns the
// blocks that name them. Those of an answer that is not given after all are forgotten
// in time.
func (a *API) attached(r *http.Request, o Operator) ([]wire.Block, error) {
	if r.MultipartForm == nil {
		return nil, nil
	}
	files := r.MultipartForm.File["file"]
	if len(files) > maxFiles {
		return nil, problem(fmt.Sprintf("An answer can have %d files.", maxFiles))
	}
	kept, err := a.save(files)
	if err == nil {
		err = a.Store.Write(r.Context(), func(tx *store.Tx) error { return a.own(tx, o, kept) })
	}
	if err != nil {
		for _, u := range kept {
			err = errors.Join(err, a.Uploads.Remove(u.ID))
		}
		return nil, err
	}
	var blocks []wire.Block
	for _, u := range kept {
		b := wire.Block{Type: "attachment", URL: uploads.Path(u)}
		if uploads.IsImage(u.ContentType) {
			b.Type = "image"
		}
		blocks = append(blocks, b)
	}
	return blocks, nil
}

// save writes files to the folder; kept are those that are there, with an error too.
func (a *API) save(files []*multipart.FileHeader) (kept []store.Upload, err error) {
	for _, file := range files {
		content, err := file.Open()
		if err != nil {
			return kept, fmt.Errorf("opening a file of a form: %w", err)
		}
		u, err := a.Uploads.Save(content, file.Filename, file.Header.Get("Content-Type"))
		content.Close()
		if err != nil {
			return kept, a.refused(file.Filename, err)
		}
		kept = append(kept, u)
	}
	return kept, nil
}

// own makes files those of the team, which are nobody's in particular.
func (a *API) own(tx *store.Tx, o Operator, files []store.Upload) error {
	for _, u := range files {
		u.AppID, u.CreatedAt = o.Workspace.AppID, a.Now().Unix()
		if err := a.Uploads.Allow(tx, u.AppID, u.ContactID, u.Size, u.CreatedAt); err != nil {
			return a.refused(u.Name, err)
		}
		if err := tx.AddUpload(u); err != nil {
			return err
		}
	}
	return nil
}

// refused says why a file cannot be sent, in words for the operator.
func (a *API) refused(name string, err error) error {
	switch {
	case errors.Is(err, uploads.ErrTooLarge):
		return problem(fmt.Sprintf("%s is too large: %d MB at most.", name, a.Uploads.Limits.File>>20))
	case errors.Is(err, uploads.ErrEmpty):
		return problem(name + " is empty.")
	case errors.Is(err, uploads.ErrType):
		return problem("Files like " + name + " cannot be sent.")
	case errors.Is(err, uploads.ErrFull):
		return problem("There is no room for " + name + " today.")
	}
	return err
}
