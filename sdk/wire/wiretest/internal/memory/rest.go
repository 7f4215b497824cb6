package memory

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// rest serves what the suite reads of the REST subset.
func (b *Backend) rest(w http.ResponseWriter, r *http.Request) {
	id, contact := strings.CutPrefix(r.URL.Path, "/contacts/")
	app := b.apps[App]
	switch {
	case r.Header.Get("Authorization") != "Bearer "+Token:
		w.WriteHeader(http.StatusUnauthorized)
	case r.Method == http.MethodPost && id == "search":
		b.search(w, r, app)
	case r.Method == http.MethodGet && contact && app.get(id) != nil:
		b.write(w, http.StatusOK, app.get(id).published())
	case r.Method == http.MethodGet && r.URL.Path == "/events":
		b.list(w, r, app.get(r.FormValue("intercom_user_id")))
	case r.URL.Path == "/admins":
		b.write(w, http.StatusOK, object{"type": "admin.list", "admins": []any{object{"type": "admin", "id": adminID, "name": "Memory"}}})
	case r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, "/conversations/"):
		b.team(w, r, app)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

// adminID is the id of the one who answers.
const adminID = "1"

// team says something in a conversation, or closes it.
func (b *Backend) team(w http.ResponseWriter, r *http.Request, app *workspace) {
	path := strings.Split(r.URL.Path, "/")
	i := slices.IndexFunc(app.talks, func(t *talk) bool { return t.id == path[2] })
	var body struct{ Body string }
	if i < 0 || json.NewDecoder(r.Body).Decode(&body) != nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	t := app.talks[i]
	if path[3] == "reply" {
		t.unread = true
		app.say(t, part{team: true, blocks: []any{object{"type": "paragraph", "text": body.Body}}})
	} else {
		t.state = "closed"
	}
	b.write(w, http.StatusOK, object{"type": "conversation", "id": t.id})
}

func (o *contact) published() object {
	return object{
		"type": "contact", "id": o.id, "role": o.role, "external_id": orNull(o.userID), "email": orNull(o.email), "custom_attributes": o.custom,
	}
}

// orNull is null for what is not known.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (b *Backend) search(w http.ResponseWriter, r *http.Request, app *workspace) {
	var body struct {
		Query struct{ Field, Operator, Value string }
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil || body.Query.Operator != "=" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	found := []any{}
	for _, c := range app.contacts {
		if c.published()[body.Query.Field] == body.Query.Value {
			found = append(found, c.published())
		}
	}
	b.write(w, http.StatusOK, object{"type": "list", "data": found, "total_count": len(found)})
}

// perPage is how many events a page has, whatever was asked for.
const perPage = 20

func (b *Backend) list(w http.ResponseWriter, r *http.Request, who *contact) {
	if who == nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	from, _ := strconv.Atoi(r.FormValue("from")) // 0 on the first page
	from = min(max(0, from), len(who.events))
	to := min(from+perPage, len(who.events))
	pages := object{}
	if to < len(who.events) {
		pages["next"] = "https://shop.example/events?type=user&intercom_user_id=" + who.id + "&from=" + strconv.Itoa(to)
	}
	b.write(w, http.StatusOK, object{"type": "event.list", "events": append([]object{}, who.events[from:to]...), "pages": pages})
}
