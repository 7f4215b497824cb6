package restapi

import (
	"encoding/json"
	"net/http"

	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/examples/backend/search"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
)

func (a *API) getContact(r *http.Request, ws *workspace.Workspace) (any, error) {
	var out contact
	err := a.Store.Read(r.Context(), func(tx *store.Tx) error {
		c, err := tx.Contact(ws.AppID, r.PathValue("id"))
		if err != nil {
			return err
		}
		companies, err := tx.CompaniesOf(c.ID)
		out = toContact(c, companies)
		return err
	})
	return out, err
}

// contactList is a page of contacts.
type contactList struct {
	Type       string    `json:"type"` // list
	Data       []contact `json:"data"`
	TotalCount int       `json:"total_count"`
	Pages      pages     `json:"pages"`
}

type pages struct {
	Type       string `json:"type"` // pages
	Page       int    `json:"page"`
	PerPage    int    `json:"per_page"`
	TotalPages int    `json:"total_pages"`
	Next       *next  `json:"next,omitempty"`
}

type next struct {
	PerPage       int    `json:"per_page"`
	StartingAfter string `json:"starting_after"`
}

func (a *API) searchContacts(r *http.Request, ws *workspace.Workspace) (any, error) {
	query, page, err := readSearch(r, search.Contacts)
	if err != nil {
		return nil, err
	}
	var out contactList
	err = a.Store.Read(r.Context(), func(tx *store.Tx) error {
		found, err := tx.Search(ws.AppID, query, page)
		if err != nil {
			return err
		}
		out = contactList{Type: "list", Data: []contact{}, TotalCount: found.Total, Pages: toPages(found, page)}
		for _, c := range found.Rows {
			companies, err := tx.CompaniesOf(c.ID)
			if err != nil {
				return err
			}
			out.Data = append(out.Data, toContact(c, companies))
		}
		return nil
	})
	return out, err
}

func readSearch(r *http.Request, in *search.Table) (q search.Query, p search.Page, err error) {
	var body struct {
		Query      json.RawMessage `json:"query"`
		Pagination json.RawMessage `json:"pagination"`
		Sort       json.RawMessage `json:"sort"`
	}
	if err := decode(r, &body); err != nil {
		return q, p, err
	}
	if body.Query == nil {
		return q, p, invalid(rules.Problem{Field: "query", Message: "is missing"})
	}
	if q, err = in.Parse(body.Query); err != nil {
		return q, p, invalidSearch(err)
	}
	if p, err = in.ParsePage(body.Pagination, body.Sort); err != nil {
		return q, p, invalidSearch(err)
	}
	return q, p, nil
}

func toPages[T any](f store.Found[T], p search.Page) pages {
	out := pages{Type: "pages", Page: f.Before/p.PerPage + 1, PerPage: p.PerPage, TotalPages: (f.Total + p.PerPage - 1) / p.PerPage}
	if f.Next != nil {
		out.Next = &next{PerPage: p.PerPage, StartingAfter: f.Next.String()}
	}
	return out
}
