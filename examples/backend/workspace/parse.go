package workspace

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
)

// appID keeps app ids apart from file names, since /widget/ serves both.
var appID = regexp.MustCompile(`^[A-Za-z0-9_]{4,40}$`)

// minSecret is the least length of secrets and tokens: shorter ones can be
// guessed.
const minSecret = 16

// Parse reads a workspaces file: {"workspaces": [{"app_id": …}, …]}. Fields that
// it does not know are refused, because a misspelt security setting must not pass
// in silence.
func Parse(data []byte) (*Set, error) {
	var file struct {
		Workspaces []*Workspace `json:"workspaces"`
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&file); err != nil {
		return nil, fmt.Errorf("reading workspaces: %w", err)
	}
	if len(file.Workspaces) == 0 {
		return nil, errors.New("reading workspaces: none is listed")
	}
	s := &Set{byID: map[string]*Workspace{}}
	for i, w := range file.Workspaces {
		if w == nil {
			return nil, fmt.Errorf("reading workspaces: number %d is null", i+1)
		}
		if err := s.add(w); err != nil {
			return nil, fmt.Errorf("reading workspace %q: %w", w.AppID, err)
		}
	}
	return s, nil
}

func (s *Set) add(w *Workspace) error {
	if err := w.check(); err != nil {
		return err
	}
	if _, taken := s.byID[w.AppID]; taken {
		return errors.New("app_id is listed twice")
	}
	if _, taken := s.ByToken(w.Token); taken {
		return errors.New("token belongs to another workspace")
	}
	s.byID[w.AppID] = w
	s.list = append(s.list, w)
	return nil
}

func (w *Workspace) check() error {
	switch {
	case !appID.MatchString(w.AppID):
		return errors.New("app_id must be 4 to 40 letters, digits or underscores")
	case w.Token != "" && len(w.Token) < minSecret:
		return fmt.Errorf("token must have at least %d characters", minSecret)
	case w.Secret != "" && len(w.Secret) < minSecret:
		return fmt.Errorf("secret must have at least %d characters", minSecret)
	case w.IdentityVerification && w.Secret == "":
		return errors.New("identity_verification needs a secret")
	}
	return w.checkAdmins()
}
