package restapi

import (
	"net/http"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/htmltext"
	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

// manageBody is what POST /conversations/{id}/parts takes.
type manageBody struct {
	MessageType  string `json:"message_type"` // close, open, snoozed or assignment
	Type         string `json:"type"`         // admin
	AdminID      string `json:"admin_id"`
	Body         string `json:"body"` // said before it is closed, noted before it is assigned
	SnoozedUntil int64  `json:"snoozed_until"`
	AssigneeID   string `json:"assignee_id"` // "0" is nobody
}

func (a *API) manageConversation(r *http.Request, ws *workspace.Workspace) (any, error) {
	var body manageBody
	if err := decode(r, &body); err != nil {
		return nil, err
	}
	if body.Type != "" && body.Type != "admin" {
		return nil, invalid(rules.Problem{Field: "type", Message: "must be admin"})
	}
	by, err := namedAdmin(ws, "admin_id", body.AdminID)
	if err != nil {
		return nil, err
	}
	do, known := manage[body.MessageType]
	if !known {
		return nil, invalid(rules.Problem{Field: "message_type", Message: "must be close, open, snoozed or assignment"})
	}
	id := r.PathValue("id")
	return a.changed(r, ws, id, do(a.Talk, r, ws, id, by, body))
}

var manage = map[string]func(s *conversations.Service, r *http.Request, ws *workspace.Workspace, id string, by workspace.Admin, b manageBody) error{
	"close": func(s *conversations.Service, r *http.Request, ws *workspace.Workspace, id string, by workspace.Admin, b manageBody) error {
		if err := b.say(s, r, ws, id, by, false); err != nil {
			return err
		}
		return s.Close(r.Context(), ws, id, by)
	},
	"open": func(s *conversations.Service, r *http.Request, ws *workspace.Workspace, id string, by workspace.Admin, _ manageBody) error {
		return s.Open(r.Context(), ws, id, by)
	},
	"snoozed": func(s *conversations.Service, r *http.Request, ws *workspace.Workspace, id string, by workspace.Admin, b manageBody) error {
		return s.Snooze(r.Context(), ws, id, by, b.SnoozedUntil)
	},
	"assignment": func(s *conversations.Service, r *http.Request, ws *workspace.Workspace, id string, by workspace.Admin, b manageBody) error {
		if err := s.Assign(r.Context(), ws, id, by, strings.TrimPrefix(b.AssigneeID, "0")); err != nil {
			return err
		}
		return b.say(s, r, ws, id, by, true)
	},
}

// say adds the words that go with a change, if there are any.
func (b manageBody) say(s *conversations.Service, r *http.Request, ws *workspace.Workspace, id string, by workspace.Admin, note bool) error {
	m := conversations.Message{Note: note}
	for _, p := range htmltext.Paragraphs(b.Body) {
		m.Blocks = append(m.Blocks, wire.Block{Type: "paragraph", Text: p})
	}
	if len(m.Blocks) == 0 {
		return nil
	}
	_, err := s.Reply(r.Context(), ws, id, by, m)
	return err
}
