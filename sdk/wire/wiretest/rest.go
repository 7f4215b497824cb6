package wiretest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"time"
)

// stored is a contact as the REST API shows it.
type stored struct {
	ID         string         `json:"id"`
	Role       string         `json:"role"`
	ExternalID *string        `json:"external_id"`
	Email      *string        `json:"email"`
	Custom     map[string]any `json:"custom_attributes"`
}

// storedEvent is an event as the REST API shows it.
type storedEvent struct {
	name     string
	at       int64 // Unix seconds
	metadata map[string]any
}

// rest asks the REST API for something that has to be there, and reads it.
func (p *probe) rest(method, path, body string, into any) {
	a := p.ask(method, path, body)
	p.succeeded(a)
	p.decode(a, into)
}

func (p *probe) ask(method, path, body string) answer {
	header := map[string]string{"Authorization": "Bearer " + p.Token, "Accept": "application/json", "Content-Type": "application/json"}
	return p.send(request{method, path, header, body})
}

func (p *probe) decode(a answer, into any) {
	if err := json.Unmarshal(a.body, into); err != nil {
		p.fail("%v: %v", a, err)
	}
}

func (p *probe) contact(id string) stored {
	var c stored
	p.rest(http.MethodGet, "/contacts/"+url.PathEscape(id), "", &c)
	return c
}

// search returns the contacts of which a field has that value.
func (p *probe) search(field, value string) []stored {
	query, err := json.Marshal(map[string]any{"query": map[string]string{"field": field, "operator": "=", "value": value}})
	if err != nil {
		p.fail("%v", err)
	}
	var found struct{ Data []stored }
	p.rest(http.MethodPost, "/contacts/search", string(query), &found)
	return found.Data
}

// events returns all events of a person once there are at least want, or fails.
func (p *probe) events(who person, want int) []storedEvent {
	var list []storedEvent
	p.eventually(func() bool {
		list = p.eventsNow(who)
		return len(list) >= want
	}, func() string { return fmt.Sprintf("%d events were taken and %d are stored", want, len(list)) })
	return list
}

// maxEventPages bounds how long a list of events is followed.
const maxEventPages = 20

func (p *probe) eventsNow(who person) []storedEvent {
	var list []storedEvent
	query := url.Values{"type": {"user"}, "intercom_user_id": {who.id}, "per_page": {"50"}}.Encode()
	for range maxEventPages {
		a := p.ask(http.MethodGet, "/events?"+query, "")
		if a.status == http.StatusNotFound {
			return list // some backends write a contact down after they answer
		}
		p.succeeded(a)
		next := p.eventPage(a, &list)
		if next == "" {
			return list
		}
		// Of the URL of the next page only the query counts: the token goes to no
		// other host.
		_, query, _ = strings.Cut(next, "?")
	}
	p.fail("the events of a person go on after %d pages", maxEventPages)
	return nil
}

// eventPage adds a page of events and returns the URL of the next, or "".
func (p *probe) eventPage(a answer, list *[]storedEvent) string {
	var page struct {
		Events []struct {
			EventName string         `json:"event_name"`
			CreatedAt int64          `json:"created_at"`
			Metadata  map[string]any `json:"metadata"`
		}
		Pages struct{ Next *string }
	}
	p.decode(a, &page)
	for _, e := range page.Events {
		*list = append(*list, storedEvent{e.EventName, e.CreatedAt, e.Metadata})
	}
	if page.Pages.Next == nil {
		return ""
	}
	return *page.Pages.Next
}

// eventually waits until what was stored can be seen: a backend may write it down
// after it has answered.
func (p *probe) eventually(seen func() bool, otherwise func() string) {
	for wait := 50 * time.Millisecond; !seen(); wait *= 2 {
		if wait > time.Second {
			p.fail("%s", otherwise())
		}
		if err := p.client.pause(p.ctx, wait); err != nil {
			p.fail("%s: %v", otherwise(), err)
		}
	}
}

// sameJSON compares a decoded value with one that was sent.
func sameJSON(got, sent any) bool {
	text, err := json.Marshal(sent)
	if err != nil {
		return false
	}
	var want any
	return json.Unmarshal(text, &want) == nil && reflect.DeepEqual(got, want)
}

// value is what a pointer points to, or "".
func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
