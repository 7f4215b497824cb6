package inbox

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

// inboxPage is the list, and what is open beside it.
type inboxPage struct {
	page
	Workspace    string
	Admin        workspace.Admin
	Admins       []workspace.Admin
	List         listView
	Conversation *threadView // nil: none is open
}

type listView struct {
	Filter         filter
	States         []choice
	Heading, Empty string
	Items          []itemView
	Next           int // how many to show after these, 0 where these are all
	Unread         int // conversations that the team has not read, whatever the filter, but for closed ones
}

// choice is one of several.
type choice struct {
	Value, Label, Hint string
	Chosen             bool
}

type itemView struct {
	face
	ID, Href, Name, Text, Note, Assignee string
	By                                   string // whose the text is, "" for the person
	When                                 moment
	Unread, Current                      bool
}

func (a *API) showList(w http.ResponseWriter, r *http.Request, o Operator) error {
	return a.showInbox(w, r, o, nil)
}

// showInbox answers with the whole page.
func (a *API) showInbox(w http.ResponseWriter, r *http.Request, o Operator, open *threadView) error {
	p := inboxPage{page: a.page("Conversations"), Workspace: o.Workspace.Name, Admin: o.Admin, Admins: o.Workspace.Admins, Conversation: open}
	current := ""
	if open != nil {
		current, p.Title = open.ID, open.Name
	}
	var err error
	if p.List, err = a.list(r, o, readFilter(r), current); err != nil {
		return err
	}
	a.render(w, http.StatusOK, "inbox", p)
	return nil
}

// refreshList answers with the list alone, and has the page's URL say what is in it.
func (a *API) refreshList(w http.ResponseWriter, r *http.Request, o Operator) error {
	f := readFilter(r)
	path := root
	if u, err := url.Parse(r.Header.Get("HX-Current-URL")); err == nil && strings.HasPrefix(u.Path, root+"/conversations/") {
		path = u.EscapedPath()
	}
	list, err := a.list(r, o, f, strings.TrimPrefix(path, root+"/conversations/"))
	if err != nil {
		return err
	}
	w.Header().Set("HX-Replace-Url", path+f.query())
	a.render(w, http.StatusOK, "list-part", list)
	return nil
}

func (a *API) list(r *http.Request, o Operator, f filter, current string) (listView, error) {
	wanted := store.Filter{Text: f.Query, Limit: f.Shown}
	if f.State != anyState {
		wanted.State = f.State
	}
	if f.Mine {
		wanted.Assignee = o.Admin.ID
	}
	threads, more, err := a.Service.List(r.Context(), o.Workspace, wanted)
	if err != nil {
		return listView{}, err
	}
	counts, err := a.Service.Counts(r.Context(), o.Workspace)
	if err != nil {
		return listView{}, err
	}
	v := listView{Filter: f, States: states(f, counts), Heading: heading(f), Empty: empty(f), Unread: counts.Unread}
	if more {
		v.Next = f.next()
	}
	clock := a.clock(o)
	for _, t := range threads {
		v.Items = append(v.Items, item(t, o, f, clock, current))
	}
	return v, nil
}

func item(t conversations.Thread, o Operator, f filter, clock clock, current string) itemView {
	v := itemView{
		face: faceOf(t.Contact), ID: t.ID, Href: conversationURL(t.ID) + f.query(), Name: name(t.Contact), When: clock.at(t.UpdatedAt),
		Unread: t.TeamUnread, Current: t.ID == current, Assignee: adminName(o.Workspace, t.Assignee),
	}
	switch {
	case t.State == wire.StateSnoozed:
		v.Note = "Until " + clock.at(t.SnoozedUntil).Ahead
	case t.State == wire.StateClosed && f.State == anyState:
		v.Note = "Closed"
	}
	if len(t.Parts) > 0 {
		last := t.Parts[len(t.Parts)-1]
		v.Text, v.When = preview(last.Blocks), clock.at(last.CreatedAt)
		switch {
		case last.AdminID == o.Admin.ID:
			v.By = "You"
		case last.Team():
			v.By = last.AdminName
		}
	}
	return v
}

func conversationURL(id string) string { return root + "/conversations/" + url.PathEscape(id) }

// adminName is who is responsible; one who is not listed any more keeps the number.
func adminName(ws *workspace.Workspace, id string) string {
	if admin, ok := ws.Admin(id); ok {
		return admin.Name
	}
	if id != "" {
		return "Admin " + id
	}
	return ""
}
