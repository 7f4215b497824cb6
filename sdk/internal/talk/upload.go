package talk

import (
	"strings"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// addFiles begins to send files; what may not be sent says why before anything is.
func (t *Talk) addFiles(c *Conversation, files []File) {
	for _, f := range files {
		f.Error = t.refuse(f)
		if f.Error == "" && len(c.Files) >= MaxFiles {
			f.Error = ErrCount
		}
		c.Files = append(c.Files, f)
		if f.Error == "" {
			t.upload(&c.Files[len(c.Files)-1])
		}
	}
	t.keepDraft(c)
}

// refuse says why a file may not be sent, "" where it may.
func (t *Talk) refuse(f File) string {
	limit := t.MaxFile()
	switch {
	case limit <= 0:
		return ErrUploads
	case f.Size <= 0:
		return ErrEmpty
	case f.Size > limit:
		return ErrTooBig
	case t.HomeLoaded && len(t.Home.Upload.ContentTypes) > 0 && !contains(t.Home.Upload.ContentTypes, f.ContentType):
		return ErrType
	}
	return ""
}

func (t *Talk) upload(f *File) {
	f.Share, f.Error = 0, ""
	t.emit(Upload{f.ID})
}

func (t *Talk) unfile(c *Conversation, id string) {
	for i, f := range c.Files {
		if f.ID == id {
			t.emit(Forget{id})
			c.Files = append(c.Files[:i:i], c.Files[i+1:]...)
			t.keepDraft(c)
			return
		}
	}
}

// file finds a file: being composed, or in a part that waits for it.
func (t *Talk) file(id string) (*Conversation, *Part, *File) {
	for _, c := range append(t.all(), &t.Draft) {
		for i := range c.Files {
			if c.Files[i].ID == id {
				return c, nil, &c.Files[i]
			}
		}
		for i := range c.Parts {
			p := &c.Parts[i]
			for j := range p.Files {
				if p.Files[j].ID == id {
					return c, p, &p.Files[j]
				}
			}
		}
	}
	return nil, nil, nil
}

// Progress is told how much of a file is with the backend.
func (t *Talk) Progress(id string, share float64) {
	if _, _, f := t.file(id); f != nil && share > f.Share && share <= 1 {
		f.Share = share
	}
}

// Uploaded is told what became of an upload, status 0 for no answer.
func (t *Talk) Uploaded(now time.Time, id string, status int, body string) []Effect {
	c, p, f := t.file(id)
	if f == nil {
		return nil
	}
	f.Error = uploadError(status)
	if f.Error == "" {
		if u, err := wire.ParseUpload(body); err == nil && u.URL != "" {
			f.Share, f.Upload = 1, &u
		} else {
			f.Error = ErrRefused
		}
	}
	if p != nil {
		if f.Error != "" {
			p.Status, p.Error = Failed, f.Error
		}
		t.dispatch(c)
	}
	return t.take(now)
}

func uploadError(status int) string {
	switch {
	case status >= 200 && status < 300:
		return ""
	case status == 413:
		return ErrTooBig
	case status == 415:
		return ErrType
	case wire.Judge(wire.Uploads, status) == wire.Retry:
		return ErrNetwork
	}
	return ErrRefused
}

// attach makes blocks of a part's files once all of them are with the backend.
func (t *Talk) attach(p *Part) bool {
	for _, f := range p.Files {
		if f.Upload == nil {
			return false
		}
	}
	for _, f := range p.Files {
		p.Blocks = append(p.Blocks, fileBlock(f))
		t.emit(Forget{f.ID})
	}
	p.Files = nil
	return true
}

func fileBlock(f File) wire.Block {
	u := f.Upload
	if strings.HasPrefix(u.ContentType, "image/") {
		return wire.Block{Type: "image", URL: u.URL, Alt: u.Name, Width: u.Width, Height: u.Height}
	}
	return wire.Block{Type: "attachment", URL: u.URL, Name: u.Name, Size: u.Size, ContentType: u.ContentType}
}
