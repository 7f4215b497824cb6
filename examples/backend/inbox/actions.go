package inbox

import (
	"errors"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Bounds of an answer.
const (
	maxText       = 10_000 // characters
	maxReplies    = 10
	maxReplyChars = 80
)

// reply adds an answer, or a note. A form that is sent twice has its effect once: each
// carries the id that its answer gets.
func (a *API) reply(w http.ResponseWriter, r *http.Request, o Operator) error {
	done, err := parse(r)
	defer done()
	if err != nil {
		return err
	}
	blocks, err := a.written(r, o)
	if err != nil {
		return err
	}
	message := conversations.Message{Blocks: blocks, ClientUUID: r.PostFormValue("uuid"), Note: r.PostFormValue("note") != ""}
	if _, err := a.Service.Reply(r.Context(), o.Workspace, r.PathValue("id"), o.Admin, message); err != nil {
		return err
	}
	w.Header().Set("HX-Trigger", "inbox-sent")
	return a.done(w, r, o, "sent-part")
}

// written reads what a form says.
func (a *API) written(r *http.Request, o Operator) ([]wire.Block, error) {
	text := strings.TrimSpace(strings.ReplaceAll(r.PostFormValue("body"), "\r\n", "\n"))
	var blocks []wire.Block
	switch {
	case !utf8.ValidString(text):
		return nil, problem("The answer is not text.")
	case utf8.RuneCountInString(text) > maxText:
		return nil, problem("An answer can have 10,000 characters.")
	case text != "":
		blocks = append(blocks, wire.Block{Type: "paragraph", Text: text})
	}
	replies, err := quickReplies(r.PostFormValue("quick"))
	if err != nil {
		return nil, err
	}
	if len(replies) > 0 {
		blocks = append(blocks, wire.Block{Type: "quick_replies", Items: replies})
	}
	if r.PostFormValue("rating") != "" {
		blocks = append(blocks, wire.Block{Type: "rating"})
	}
	files, err := a.attached(r, o) // last: nothing else can be wrong then
	if err != nil {
		return nil, err
	}
	blocks = append(files, blocks...)
	if len(blocks) == 0 {
		return nil, problem("Write something first.")
	}
	return blocks, nil
}

// quickReplies reads a list with commas.
func quickReplies(list string) (out []string, err error) {
	for item := range strings.SplitSeq(list, ",") {
		item = strings.Join(strings.Fields(item), " ")
		switch {
		case item == "":
			continue
		case len(out) == maxReplies:
			return nil, problem("There can be 10 quick replies.")
		case !utf8.ValidString(item) || utf8.RuneCountInString(item) > maxReplyChars:
			return nil, problem("A quick reply can have 80 characters.")
		}
		out = append(out, item)
	}
	return out, nil
}

// change answers a form that changes a conversation.
func (a *API) change(do func(*http.Request, Operator) error) action {
	return func(w http.ResponseWriter, r *http.Request, o Operator) error {
		if err := r.ParseForm(); err != nil {
			return err
		}
		if err := do(r, o); err != nil {
			return err
		}
		return a.done(w, r, o, "done-part")
	}
}

func (a *API) close(r *http.Request, o Operator) error {
	return a.Service.Close(r.Context(), o.Workspace, r.PathValue("id"), o.Admin)
}

func (a *API) open(r *http.Request, o Operator) error {
	return a.Service.Open(r.Context(), o.Workspace, r.PathValue("id"), o.Admin)
}

func (a *API) snooze(r *http.Request, o Operator) error {
	until, ok := a.clock(o).until(r.PostFormValue("until"))
	if !ok {
		return problem("Choose until when to snooze it.")
	}
	return a.Service.Snooze(r.Context(), o.Workspace, r.PathValue("id"), o.Admin, until.Unix())
}

func (a *API) assign(r *http.Request, o Operator) error {
	err := a.Service.Assign(r.Context(), o.Workspace, r.PathValue("id"), o.Admin, r.PostFormValue("to"))
	if errors.Is(err, conversations.ErrNoAdmin) {
		return problem("There is no such admin.")
	}
	return err
}

func (a *API) read(w http.ResponseWriter, r *http.Request, o Operator) error {
	err := a.Service.MarkRead(r.Context(), o.Workspace, r.PathValue("id"))
	if err == nil {
		w.WriteHeader(http.StatusNoContent)
	}
	return err
}

func (a *API) typing(w http.ResponseWriter, r *http.Request, o Operator) error {
	err := a.Service.Typing(r.Context(), o.Workspace, r.PathValue("id"), o.Admin)
	if err == nil {
		w.WriteHeader(http.StatusNoContent)
	}
	return err
}

// done shows what a form did.
func (a *API) done(w http.ResponseWriter, r *http.Request, o Operator, template string) error {
	if partial(r) {
		return a.answerLive(w, r, o, template, r.PostFormValue("from"))
	}
	http.Redirect(w, r, conversationURL(r.PathValue("id")), http.StatusSeeOther)
	return nil
}
