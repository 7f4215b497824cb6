package restapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
)

// Bounds of a page of events.
const (
	defaultEvents = 15
	maxEvents     = 150
)

type eventList struct {
	Type           string     `json:"type"` // event.list
	Events         []event    `json:"events"`
	Pages          eventPages `json:"pages"`
	Email          *string    `json:"email"`
	IntercomUserID string     `json:"intercom_user_id"`
	UserID         *string    `json:"user_id"`
}

// eventPages holds the URL of the next page.
type eventPages struct {
	Next string `json:"next,omitempty"`
}

type event struct {
	Type           string          `json:"type"` // event
	ID             string          `json:"id"`
	EventName      string          `json:"event_name"`
	CreatedAt      int64           `json:"created_at"`
	UserID         *string         `json:"user_id"`
	Email          *string         `json:"email"`
	IntercomUserID string          `json:"intercom_user_id"`
	Metadata       json.RawMessage `json:"metadata"`
}

// listEvents serves GET /events?type=user&(intercom_user_id|user_id|email)=…, the
// newest first.
func (a *API) listEvents(r *http.Request, ws *workspace.Workspace) (any, error) {
	query := r.URL.Query()
	limit, before, err := eventPage(query)
	if err != nil {
		return nil, err
	}
	var out eventList
	err = a.Store.Read(r.Context(), func(tx *store.Tx) error {
		c, err := namedContact(tx, ws.AppID, query)
		if err != nil {
			return err
		}
		events, err := tx.Events(c.ID, before, limit+1)
		if err != nil {
			return err
		}
		out = toEvents(c, events[:min(limit, len(events))])
		if len(events) > limit {
			out.Pages.Next = nextEvents(r, query, events[limit-1].Row)
		}
		return nil
	})
	return out, err
}

func eventPage(query url.Values) (limit int, before int64, err error) {
	if query.Get("type") != "user" {
		return 0, 0, invalid(rules.Problem{Field: "type", Message: "must be user"})
	}
	limit = defaultEvents
	if s := query.Get("per_page"); s != "" {
		if limit, err = strconv.Atoi(s); err != nil || limit < 1 || limit > maxEvents {
			return 0, 0, invalid(rules.Problem{Field: "per_page", Message: fmt.Sprintf("must be 1 to %d", maxEvents)})
		}
	}
	if s := query.Get("before"); s != "" {
		if before, err = strconv.ParseInt(s, 10, 64); err != nil || before < 1 {
			return 0, 0, invalid(rules.Problem{Field: "before", Message: "is not one that this server gave"})
		}
	}
	return limit, before, nil
}

// namedContact finds whom the query names.
func namedContact(tx *store.Tx, appID string, query url.Values) (c *contacts.Contact, err error) {
	switch {
	case query.Get("intercom_user_id") != "":
		c, err = tx.Contact(appID, query.Get("intercom_user_id"))
	case query.Get("user_id") != "":
		c, err = tx.ContactByUserID(appID, query.Get("user_id"))
	case query.Get("email") != "":
		var users []*contacts.Contact
		users, err = tx.UsersByEmail(appID, query.Get("email"))
		if err == nil && len(users) == 0 {
			err = store.ErrNotFound
		}
		if err == nil {
			c = users[0]
		}
	default:
		err = invalid(rules.Problem{Field: "intercom_user_id", Message: "or user_id or email is missing"})
	}
	if errors.Is(err, store.ErrNotFound) {
		err = &failure{status: http.StatusNotFound, code: "user_not_found", message: "There is no such user."}
	}
	return c, err
}

func toEvents(c *contacts.Contact, events []store.Event) eventList {
	out := eventList{Type: "event.list", Events: []event{}, Email: known(c.Email), IntercomUserID: c.ID, UserID: known(c.UserID)}
	for _, e := range events {
		id := e.ID
		if id == "" {
			id = strconv.FormatInt(e.Row, 10)
		}
		out.Events = append(out.Events, event{
			Type: "event", ID: id, EventName: e.Name, CreatedAt: e.CreatedAt, UserID: out.UserID, Email: out.Email,
			IntercomUserID: c.ID, Metadata: json.RawMessage(e.Metadata),
		})
	}
	return out
}

func nextEvents(r *http.Request, query url.Values, before int64) string {
	query.Set("before", strconv.FormatInt(before, 10))
	u := url.URL{Scheme: "http", Host: r.Host, Path: r.URL.Path, RawQuery: query.Encode()}
	if r.TLS != nil {
		u.Scheme = "https"
	}
	return u.String()
}
