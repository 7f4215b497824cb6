package demoapi

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
)

// shown is how many entries of each list are shown.
const shown = 50

// view is what the panel shows. Times are Unix seconds, lists newest first.
type view struct {
	Contact   *person      `json:"contact"` // null without a session
	PageViews []pageView   `json:"page_views"`
	Events    []event      `json:"events"`
	Content   []postState  `json:"content"`
	Counts    store.Counts `json:"counts"`
}

type person struct {
	ID                     string            `json:"id"`
	Role                   string            `json:"role"` // visitor, lead or user
	UserID                 string            `json:"user_id"`
	Email                  string            `json:"email"`
	Name                   string            `json:"name"`
	Phone                  string            `json:"phone"`
	Avatar                 string            `json:"avatar"`
	AnonymousID            string            `json:"anonymous_id"`
	LanguageOverride       string            `json:"language_override"`
	UnsubscribedFromEmails bool              `json:"unsubscribed_from_emails"`
	SignedUpAt             int64             `json:"signed_up_at"`
	CreatedAt              int64             `json:"created_at"`
	UpdatedAt              int64             `json:"updated_at"`
	LastSeenAt             int64             `json:"last_seen_at"`
	CustomAttributes       map[string]any    `json:"custom_attributes"`
	UTM                    map[string]string `json:"utm"`
	ActiveCompany          string            `json:"active_company"`
	Companies              []company         `json:"companies"`
}

type company struct {
	ID               string         `json:"id"`
	Name             string         `json:"name"`
	Plan             string         `json:"plan"`
	CustomAttributes map[string]any `json:"custom_attributes"`
}

type pageView struct {
	URL   string `json:"url"`
	Title string `json:"title"`
	At    int64  `json:"at"`
}

type event struct {
	Name      string          `json:"name"`
	Metadata  json.RawMessage `json:"metadata"`
	CreatedAt int64           `json:"created_at"`
}

type postState struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	State string `json:"state"` // seen, clicked or dismissed
}

func (a *API) contact(w http.ResponseWriter, r *http.Request, ws *workspace.Workspace) {
	v := view{PageViews: []pageView{}, Events: []event{}, Content: []postState{}}
	err := a.Store.Read(r.Context(), func(tx *store.Tx) error {
		c, err := a.bySession(tx, r, ws.AppID)
		if err != nil {
			return err
		}
		return v.fill(tx, ws.AppID, c)
	})
	if err != nil {
		a.Log.Error("request failed", "path", r.URL.Path, "error", err)
		reply.Error(w, http.StatusInternalServerError, "internal_error", "The contact could not be read.")
		return
	}
	reply.JSON(w, http.StatusOK, v)
}

// bySession finds the contact of the browser's session cookie; nil without one.
func (a *API) bySession(tx *store.Tx, r *http.Request, appID string) (*contacts.Contact, error) {
	cookie, err := r.Cookie("intercom-session-" + appID)
	if err != nil {
		return nil, nil
	}
	session, err := a.Sessions.Open(appID, cookie.Value)
	if err != nil {
		return nil, nil
	}
	c, err := tx.ContactBySession(appID, session.ContactID, session.Version)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return c, err
}

func (v *view) fill(tx *store.Tx, appID string, c *contacts.Contact) (err error) {
	if c == nil {
		v.Counts, err = tx.Counts(appID, "")
		return err
	}
	if v.Counts, err = tx.Counts(appID, c.ID); err != nil {
		return err
	}
	companies, err := tx.CompaniesOf(c.ID)
	if err != nil {
		return err
	}
	v.Contact = toPerson(c, companies)
	return v.fillLists(tx, c.ID)
}

func (v *view) fillLists(tx *store.Tx, id string) error {
	views, err := tx.PageViews(id, shown)
	if err != nil {
		return err
	}
	for _, p := range views {
		v.PageViews = append(v.PageViews, pageView{p.URL, p.Title, p.At})
	}
	events, err := tx.Events(id, 0, shown)
	if err != nil {
		return err
	}
	for _, e := range events {
		v.Events = append(v.Events, event{e.Name, json.RawMessage(e.Metadata), e.CreatedAt})
	}
	states, err := tx.PostStates(id, shown)
	for _, s := range states {
		v.Content = append(v.Content, postState(s))
	}
	return err
}

func toPerson(c *contacts.Contact, companies []contacts.Company) *person {
	p := &person{
		ID: c.ID, Role: string(c.Role), UserID: c.UserID, Email: c.Email, Name: c.Name, Phone: c.Phone, Avatar: c.Avatar,
		AnonymousID: c.AnonymousID, LanguageOverride: c.Language, UnsubscribedFromEmails: c.Unsubscribed,
		SignedUpAt: c.SignedUpAt, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt, LastSeenAt: c.LastSeenAt,
		CustomAttributes: c.Custom, UTM: c.UTM, ActiveCompany: c.Company, Companies: []company{},
	}
	for _, one := range companies {
		p.Companies = append(p.Companies, company{one.ID, one.Name, one.Plan, one.Custom})
	}
	return p
}
