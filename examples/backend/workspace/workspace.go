// Package workspace holds what the operator configures per workspace: app id,
// secrets, allowed origins and the launcher's look. A [Set] is read once from a
// workspaces file and never changes, so that it can be shared freely.
package workspace

import (
	"crypto/sha256"
	"crypto/subtle"
)

// Workspace is one customer of the backend: the app id that a page boots with and
// everything that belongs to it.
type Workspace struct {
	AppID string `json:"app_id"`
	Name  string `json:"name"`
	// Comment is for whoever reads the file.
	Comment string `json:"comment"`
	// Token is the bearer token of the REST API.
	Token string `json:"token"`
	// Secret is the key of user_hash and intercom_user_jwt.
	Secret string `json:"secret"`
	// IdentityVerification makes every user prove who they are (section 3 of the
	// contract).
	IdentityVerification bool `json:"identity_verification"`
	// Demo opens the panel that shows a browser what is known of its person, and
	// seeds the demo's posts.
	Demo bool `json:"demo"`
	// Origins are the sites that may call from another origin.
	Origins []Origin `json:"origins"`
	// CookieDomain overrides the domain that the client finds for its cookies.
	CookieDomain string `json:"cookie_domain"`
	Look         *Look  `json:"launcher_settings"`
	// Admins are the team; a workspace without any has one of its own name.
	Admins []Admin `json:"admins"`
	// What the messenger's home says.
	Greeting     string `json:"greeting"`
	Introduction string `json:"introduction"`
	ReplyTime    string `json:"reply_time"`
}

// AllowsOrigin says whether a page of that origin may talk to this workspace.
func (w *Workspace) AllowsOrigin(origin string) bool {
	for _, o := range w.Origins {
		if o.Allows(origin) {
			return true
		}
	}
	return false
}

// Set is all workspaces of a backend.
type Set struct {
	list []*Workspace
	byID map[string]*Workspace
}

// Get returns the workspace with that app id.
func (s *Set) Get(appID string) (*Workspace, bool) {
	w, ok := s.byID[appID]
	return w, ok
}

// All returns the workspaces in the order of the file.
func (s *Set) All() []*Workspace { return s.list }

// AllowsOrigin says whether any workspace lists that origin: what can be asked
// before it is known which workspace a request is for.
func (s *Set) AllowsOrigin(origin string) bool {
	for _, w := range s.list {
		if w.AllowsOrigin(origin) {
			return true
		}
	}
	return false
}

// ByToken returns the workspace of a REST token. Digests are compared, and all of
// them every time, so that the time taken says nothing about any token.
func (s *Set) ByToken(token string) (*Workspace, bool) {
	given := sha256.Sum256([]byte(token))
	var found *Workspace
	for _, w := range s.list {
		want := sha256.Sum256([]byte(w.Token))
		if subtle.ConstantTimeCompare(given[:], want[:]) == 1 && w.Token != "" {
			found = w
		}
	}
	return found, found != nil
}
