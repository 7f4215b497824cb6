package restapi

import (
	"net/http"

	"github.com/entryphone/entryphone/examples/backend/content"
	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

type post struct {
	Type      string       `json:"type"` // post
	ID        string       `json:"id"`
	Title     string       `json:"title"`
	Blocks    []wire.Block `json:"blocks"`
	Rules     rules.Rules  `json:"rules"`
	CreatedAt int64        `json:"created_at"`
}

func toPost(p content.Post) post {
	return post{Type: wire.TypePost, ID: p.ID, Title: p.Title, Blocks: p.Blocks, Rules: p.Rules, CreatedAt: p.CreatedAt}
}

type postList struct {
	Type       string `json:"type"` // list
	Data       []post `json:"data"`
	TotalCount int    `json:"total_count"`
}

func (a *API) listContent(r *http.Request, ws *workspace.Workspace) (any, error) {
	out := postList{Type: "list", Data: []post{}}
	err := a.Store.Read(r.Context(), func(tx *store.Tx) error {
		posts, err := tx.Posts(ws.AppID)
		for _, p := range posts {
			out.Data = append(out.Data, toPost(p))
		}
		return err
	})
	out.TotalCount = len(out.Data)
	return out, err
}

func (a *API) addContent(r *http.Request, ws *workspace.Workspace) (any, error) {
	var body struct {
		Type   string       `json:"type"`
		Title  string       `json:"title"`
		Blocks []wire.Block `json:"blocks"`
		Rules  rules.Rules  `json:"rules"`
	}
	if err := decode(r, &body); err != nil {
		return nil, err
	}
	p := content.Post{Title: body.Title, Blocks: body.Blocks, Rules: body.Rules, CreatedAt: a.Now().Unix()}
	problems := p.Check()
	if body.Type != "" && body.Type != wire.TypePost {
		problems = append(problems, rules.Problem{Field: "type", Message: "must be post"})
	}
	if len(problems) > 0 {
		return nil, invalid(problems...)
	}
	err := a.Store.Write(r.Context(), func(tx *store.Tx) (err error) {
		p.ID, err = tx.AddPost(ws.AppID, p)
		return err
	})
	if err != nil {
		return nil, err
	}
	a.Changed(ws.AppID)
	return created{toPost(p)}, nil
}

// removed says what was removed, in the form of the published deletions.
type removed struct {
	Type    string `json:"type"`
	ID      string `json:"id"`
	Deleted bool   `json:"deleted"`
}

func (a *API) removeContent(r *http.Request, ws *workspace.Workspace) (any, error) {
	id := r.PathValue("id")
	err := a.Store.Write(r.Context(), func(tx *store.Tx) error { return tx.RemovePost(ws.AppID, id) })
	if err != nil {
		return nil, err
	}
	a.Changed(ws.AppID)
	return removed{Type: wire.TypePost, ID: id, Deleted: true}, nil
}
