package restapi

import (
	"errors"
	"net/http"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/htmltext"
	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

// replyBody is what POST /conversations/{id}/reply takes.
type replyBody struct {
	MessageType    string        `json:"message_type"` // comment, note or quick_reply
	Type           string        `json:"type"`         // admin or user
	AdminID        string        `json:"admin_id"`     // of an admin
	Body           string        `json:"body"`         // HTML, of which the words are kept
	ReplyOptions   []replyOption `json:"reply_options"`
	IntercomUserID string        `json:"intercom_user_id"` // of a user: one of these three
	UserID         string        `json:"user_id"`
	Email          string        `json:"email"`
}

type replyOption struct {
	Text string `json:"text"`
	UUID string `json:"uuid"`
}

func (a *API) replyConversation(r *http.Request, ws *workspace.Workspace) (any, error) {
	var body replyBody
	if err := decode(r, &body); err != nil {
		return nil, err
	}
	id := r.PathValue("id")
	m, err := body.message()
	if err != nil {
		return nil, err
	}
	switch body.Type {
	case "admin":
		by, err := namedAdmin(ws, "admin_id", body.AdminID)
		if err != nil {
			return nil, err
		}
		_, err = a.Talk.Reply(r.Context(), ws, id, by, m)
		return a.changed(r, ws, id, err)
	case "user":
		return a.replyAs(r, ws, id, body, m)
	}
	return nil, invalid(rules.Problem{Field: "type", Message: "must be admin or user"})
}

// replyAs adds what a person says who wrote elsewhere.
func (a *API) replyAs(r *http.Request, ws *workspace.Workspace, id string, body replyBody, m conversations.Message) (any, error) {
	if m.Note || len(body.ReplyOptions) > 0 {
		return nil, invalid(rules.Problem{Field: "message_type", Message: "must be comment for a user"})
	}
	query := map[string][]string{"intercom_user_id": {body.IntercomUserID}, "user_id": {body.UserID}, "email": {body.Email}}
	var who *contacts.Contact
	err := a.Store.Read(r.Context(), func(tx *store.Tx) (err error) { who, err = namedContact(tx, ws.AppID, query); return err })
	if err != nil {
		return nil, err
	}
	_, err = a.Talk.ReplyAs(r.Context(), ws, id, who.ID, m)
	return a.changed(r, ws, id, err)
}

// changed answers with the conversation as it is now.
func (a *API) changed(r *http.Request, ws *workspace.Workspace, id string, err error) (any, error) {
	var field *wire.FieldError
	switch {
	case errors.As(err, &field):
		return nil, invalid(rules.Problem{Field: made(field.Field), Message: field.Err.Error()})
	case errors.Is(err, conversations.ErrPast):
		return nil, invalid(rules.Problem{Field: "snoozed_until", Message: "must be a time to come, in Unix seconds"})
	case errors.Is(err, conversations.ErrNoAdmin):
		return nil, invalid(rules.Problem{Field: "assignee_id", Message: "is not the id of an admin"})
	case err != nil:
		return nil, err
	}
	return a.readConversation(r, ws, id)
}

// message is what the body says.
func (b *replyBody) message() (m conversations.Message, err error) {
	switch b.MessageType {
	case "comment", "quick_reply":
	case "note":
		m.Note = true
	default:
		return m, invalid(rules.Problem{Field: "message_type", Message: "must be comment, note or quick_reply"})
	}
	for _, p := range htmltext.Paragraphs(b.Body) {
		m.Blocks = append(m.Blocks, wire.Block{Type: "paragraph", Text: p})
	}
	if b.MessageType == "quick_reply" {
		options := wire.Block{Type: "quick_replies"}
		for _, o := range b.ReplyOptions {
			options.Items = append(options.Items, o.Text)
		}
		m.Blocks = append(m.Blocks, options)
	}
	return m, nil
}

// made names the field of the body for a problem with the blocks that were made of it.
func made(field string) string {
	if strings.HasSuffix(field, ".items") {
		return "reply_options"
	}
	return "body"
}

func namedAdmin(ws *workspace.Workspace, field, id string) (workspace.Admin, error) {
	admin, ok := ws.Admin(id)
	if !ok {
		return admin, invalid(rules.Problem{Field: field, Message: "is not the id of an admin"})
	}
	return admin, nil
}
