package inbox

import (
	"net/http"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/store"
)

// How many parts are shown at first and for each page before; and how many at most are
// kept up to date while a conversation stays open.
const (
	partsAtOnce = 50
	partsLive   = 300
)

func (a *API) showConversation(w http.ResponseWriter, r *http.Request, o Operator) error {
	v, err := a.thread(r, o, conversations.Page{Limit: partsAtOnce, Before: r.URL.Query().Get("before")}, "")
	if err != nil {
		return err
	}
	if !partial(r) {
		return a.showInbox(w, r, o, v)
	}
	a.render(w, http.StatusOK, "work-part", v)
	return nil
}

// refreshConversation answers with what may be different by now.
func (a *API) refreshConversation(w http.ResponseWriter, r *http.Request, o Operator) error {
	return a.answerLive(w, r, o, "live-part", r.URL.Query().Get("from"))
}

// answerLive answers with the parts from one on that the page shows.
func (a *API) answerLive(w http.ResponseWriter, r *http.Request, o Operator, template, from string) error {
	v, err := a.thread(r, o, conversations.Page{Limit: partsLive}, from)
	if err != nil {
		return err
	}
	a.render(w, http.StatusOK, template, v)
	return nil
}

func (a *API) olderParts(w http.ResponseWriter, r *http.Request, o Operator) error {
	v, err := a.thread(r, o, conversations.Page{Limit: partsAtOnce, Before: r.URL.Query().Get("before")}, "")
	if err != nil {
		return err
	}
	a.render(w, http.StatusOK, "older-part", v)
	return nil
}

func (a *API) showPerson(w http.ResponseWriter, r *http.Request, o Operator) error {
	v, err := a.thread(r, o, conversations.Page{Limit: 1}, "")
	if err != nil {
		return err
	}
	a.render(w, http.StatusOK, "person", v.Person)
	return nil
}

// thread reads a conversation with the person it is with, as one state of the
// database has them. With from, parts before that one are left out.
func (a *API) thread(r *http.Request, o Operator, page conversations.Page, from string) (v *threadView, err error) {
	clock := a.clock(o)
	err = a.Store.Read(r.Context(), func(tx *store.Tx) error {
		c, err := tx.Conversation(o.Workspace.AppID, r.PathValue("id"))
		if err != nil {
			return err
		}
		t, err := conversations.Load(tx, c, nil, page)
		if err != nil {
			return err
		}
		for i, p := range t.Parts {
			if p.ID == from {
				t.Parts = t.Parts[i:]
				break
			}
		}
		v = newThread(t, o, readFilter(r), clock)
		v.Person, err = person(tx, t.Contact, clock)
		return err
	})
	return v, err
}
