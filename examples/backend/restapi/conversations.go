package restapi

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/examples/backend/search"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/wireapi"
	"github.com/entryphone/entryphone/examples/backend/workspace"
)

// Bounds of lists of conversations, and of the parts of one.
const (
	defaultConversations = 20
	maxConversations     = 150
	maxParts             = 500 // the newest, as in the published API
)

// conversationList is a page of conversations.
type conversationList struct {
	Type          string         `json:"type"` // conversation.list
	Conversations []conversation `json:"conversations"`
	TotalCount    int            `json:"total_count"`
	Pages         pages          `json:"pages"`
}

// listConversations serves GET /conversations, those that changed last first.
func (a *API) listConversations(r *http.Request, ws *workspace.Workspace) (any, error) {
	page, err := conversationPage(r.URL.Query())
	if err != nil {
		return nil, err
	}
	return a.foundConversations(r, page, func(tx *store.Tx) (store.Found[store.Conversation], error) {
		return tx.AllConversations(ws.AppID, page)
	})
}

func conversationPage(query url.Values) (p search.Page, err error) {
	p = search.Page{PerPage: defaultConversations, SortBy: "updated_at"}
	if s := query.Get("per_page"); s != "" {
		if p.PerPage, err = strconv.Atoi(s); err != nil || p.PerPage < 1 || p.PerPage > maxConversations {
			return p, invalid(rules.Problem{Field: "per_page", Message: fmt.Sprintf("must be 1 to %d", maxConversations)})
		}
	}
	if p.After, err = search.ParseCursor(query.Get("starting_after")); err != nil {
		return p, invalid(rules.Problem{Field: "starting_after", Message: err.Error()})
	}
	return p, nil
}

func (a *API) searchConversations(r *http.Request, ws *workspace.Workspace) (any, error) {
	query, page, err := readSearch(r, search.Conversations)
	if err != nil {
		return nil, err
	}
	return a.foundConversations(r, page, func(tx *store.Tx) (store.Found[store.Conversation], error) {
		return tx.SearchConversations(ws.AppID, query, page)
	})
}

func (a *API) foundConversations(r *http.Request, page search.Page, find func(*store.Tx) (store.Found[store.Conversation], error)) (any, error) {
	out := conversationList{Type: "conversation.list", Conversations: []conversation{}}
	s := shape{backend: wireapi.Backend(r)}
	err := a.Store.Read(r.Context(), func(tx *store.Tx) error {
		found, err := find(tx)
		if err != nil {
			return err
		}
		out.TotalCount, out.Pages = found.Total, toPages(found, page)
		for _, c := range found.Rows {
			t, first, err := load(tx, c, 0)
			if err != nil {
				return err
			}
			out.Conversations = append(out.Conversations, s.conversation(t, first))
		}
		return nil
	})
	return out, err
}

func (a *API) getConversation(r *http.Request, ws *workspace.Workspace) (any, error) {
	return a.readConversation(r, ws, r.PathValue("id"))
}

// readConversation is a conversation as it is now, with its parts.
func (a *API) readConversation(r *http.Request, ws *workspace.Workspace, id string) (out conversation, err error) {
	s := shape{backend: wireapi.Backend(r), plain: r.URL.Query().Get("display_as") == "plaintext"}
	err = a.Store.Read(r.Context(), func(tx *store.Tx) error {
		c, err := tx.Conversation(ws.AppID, id)
		if err != nil {
			return err
		}
		t, first, err := load(tx, c, maxParts)
		if err != nil {
			return err
		}
		total, err := tx.CountParts(c.ID)
		out = s.conversation(t, first)
		out.Parts = s.parts(t, first.ID, total)
		return err
	})
	return out, err
}

// load reads a conversation with its newest parts and the one that it began with.
func load(tx *store.Tx, c store.Conversation, parts int) (t conversations.Thread, first store.Part, err error) {
	if t, err = conversations.Load(tx, c, nil, conversations.Page{Limit: parts}); err != nil {
		return t, first, err
	}
	first, err = tx.FirstPart(c.ID)
	return t, first, err
}
