package messenger

import (
	"context"
	"errors"
	"io"

	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/uploads"
	"github.com/entryphone/entryphone/sdk/wire"
)

// File is what somebody sends.
type File struct {
	io.Reader
	Name, ContentType string // as the sender has them
	Size              int64  // bytes
}

// Upload keeps a file that a message of the person may name. Who has sent too much is
// refused before anything is kept.
func (s *Service) Upload(ctx context.Context, call Call, file File) (wire.Upload, error) {
	err := s.ask(ctx, call, func(v *visit) error { return v.allow(file.Size) })
	if err != nil {
		return wire.Upload{}, err
	}
	u, err := s.Uploads.Save(file, file.Name, file.ContentType)
	if err != nil {
		return wire.Upload{}, err
	}
	err = s.handle(ctx, call, func(v *visit) error {
		if err := v.allow(u.Size); err != nil {
			return err
		}
		u.AppID, u.ContactID, u.CreatedAt = v.Workspace.AppID, v.contact.ID, v.now.Unix()
		return v.tx.AddUpload(u)
	})
	if err != nil {
		return wire.Upload{}, errors.Join(err, s.Uploads.Remove(u.ID))
	}
	return wire.Upload{URL: uploads.Path(u), Name: u.Name, Size: u.Size, ContentType: u.ContentType, Width: u.Width, Height: u.Height}, nil
}

func (v *visit) allow(size int64) error {
	return v.folder.Allow(v.tx, v.Workspace.AppID, v.contact.ID, size, v.now.Unix())
}

// unusedLife is how long a file is kept that no message names, in seconds.
const unusedLife = 24 * 60 * 60

// ForgetUploads removes the files that no message named in time.
func (s *Service) ForgetUploads(ctx context.Context) error {
	var ids []string
	err := s.Store.Write(ctx, func(tx *store.Tx) (err error) {
		ids, err = tx.ForgetUploads(s.Now().Unix() - unusedLife)
		return err
	})
	if err != nil {
		return err
	}
	var errs []error
	for _, id := range ids {
		errs = append(errs, s.Uploads.Remove(id))
	}
	return errors.Join(errs...)
}
