// Package uploads keeps the files that people send: in a folder, under names that
// cannot be guessed, and never in a way that a browser would run them.
package uploads

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/entryphone/entryphone/examples/backend/store"
)

// What a file is refused for.
var (
	ErrTooLarge = errors.New("the file is too large")
	ErrEmpty    = errors.New("the file is empty")
	ErrType     = errors.New("files of this type are not accepted")
	ErrFull     = errors.New("too much was sent")
)

// Limits bound what is kept.
type Limits struct {
	File   int64 // bytes of one file
	Files  int   // of one person in a day
	Person int64 // bytes of one person in a day
	Total  int64 // bytes of all
}

// Folder keeps files.
type Folder struct {
	root   *os.Root
	Limits Limits
}

// Open opens the folder, which is created where it does not exist.
func Open(dir string, limits Limits) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("opening the uploads: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the uploads: %w", err)
	}
	return &Folder{root, limits}, nil
}

// Close ends the use of the folder.
func (f *Folder) Close() error { return f.root.Close() }

// Allow says whether a person may send one more file of that size, or returns ErrFull.
// The team, whose contactID is "", is bounded by what there is room for.
func (f *Folder) Allow(tx *store.Tx, appID, contactID string, size, now int64) error {
	const day = 24 * 60 * 60
	count, bytes, err := tx.Uploaded(appID, contactID, now-day)
	if err != nil {
		return err
	}
	total, err := tx.StoredBytes()
	if err != nil {
		return err
	}
	person := contactID != ""
	if person && (count >= f.Limits.Files || bytes+size > f.Limits.Person) || total+size > f.Limits.Total {
		return ErrFull
	}
	return nil
}

// Save keeps a file of that name, which the sender declares to be of that type.
func (f *Folder) Save(file io.Reader, name, declared string) (u store.Upload, err error) {
	u = store.Upload{ID: newID(), Name: cleanName(name)}
	head := make([]byte, 512) // all that http.DetectContentType looks at
	n, err := io.ReadFull(file, head)
	switch {
	case errors.Is(err, io.EOF):
		return u, ErrEmpty
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return u, fmt.Errorf("reading an upload: %w", err)
	}
	head = head[:n]
	if u.ContentType = sniff(head, declared); u.ContentType == "" {
		return u, ErrType
	}
	if u.Size, err = f.write(u.ID, io.MultiReader(strings.NewReader(string(head)), file)); err != nil {
		return u, errors.Join(err, f.Remove(u.ID))
	}
	u.Width, u.Height = f.dimensions(u)
	return u, nil
}

func (f *Folder) write(id string, file io.Reader) (size int64, err error) {
	out, err := f.root.OpenFile(id, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, fmt.Errorf("keeping an upload: %w", err)
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	size, err = io.Copy(out, io.LimitReader(file, f.Limits.File+1))
	switch {
	case err != nil:
		return 0, fmt.Errorf("keeping an upload: %w", err)
	case size > f.Limits.File:
		return 0, ErrTooLarge
	}
	return size, out.Sync()
}

// Remove removes a file; one that is not there is no error.
func (f *Folder) Remove(id string) error {
	if err := f.root.Remove(id); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("removing an upload: %w", err)
	}
	return nil
}

// maxName is how many bytes of a file's name are kept.
const maxName = 200

// cleanName keeps what can be shown and be part of a path.
func cleanName(name string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, ""), `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 { // controls, also of direction
			return -1
		}
		return r
	}, name)
	for len(name) > maxName {
		_, last := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-last]
	}
	switch name {
	case "", ".", "..", "/":
		return "file"
	}
	return name
}
