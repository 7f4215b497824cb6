package wiretest

import (
	"fmt"
	"time"
)

var eventChecks = []check{
	{"events/answer", 7, nil, eventsAnswer},
	{"events/stored", 7, []need{needsToken}, eventsStored},
	{"events/fifty", 7, nil, eventsFifty},
	{"events/fifty-stored", 7, []need{needsToken}, eventsFiftyStored},
	{"events/many-metadata-keys", 7, nil, eventsManyKeys},
	{"events/first-ten-metadata-keys", 7, []need{needsToken}, eventsFirstTen},
	{"events/empty-list", 7, nil, eventsEmpty},
}

func newEvent(name string, metadata attrs) event {
	return event{id: uuid(), name: name, at: time.Now().Unix(), metadata: metadata}
}

func eventsAnswer(p *probe) {
	b := p.browser()
	b.ping(nil)
	a := p.send(p.post(b.tracking(newEvent("wiretest-answer", nil))))
	p.succeeded(a)
	p.fits(a, anyObject)
}

func eventsStored(p *probe) {
	b := p.browser()
	who := b.named(attrs{"user_id": fresh("user")})
	e := newEvent("wiretest-stored", attrs{
		"text": "Ünïcödé", "number": 1.5, "flag": true, "link": attrs{"url": "https://example.com/1", "value": "one"},
		"price": attrs{"amount": 500, "currency": "eur"},
	})
	e.at -= 60
	b.track(e)
	got := p.events(who, 1)[0]
	p.holds(got.name == e.name, "an event %q is stored as %q", e.name, got.name)
	p.holds(got.at == e.at, "an event of %d is stored as of %d", e.at, got.at)
	for key, want := range e.metadata {
		p.holds(sameJSON(got.metadata[key], want), "metadata %s is stored as %v, not %v", key, got.metadata[key], want)
	}
}

func fifty() []event {
	list := make([]event, 50)
	for i := range list {
		list[i] = newEvent(fmt.Sprint("wiretest-", i), attrs{"n": i})
	}
	return list
}

func eventsFifty(p *probe) {
	b := p.browser()
	b.ping(nil)
	b.track(fifty()...)
}

func eventsFiftyStored(p *probe) {
	b := p.browser()
	who := b.named(attrs{"user_id": fresh("user")})
	sent := fifty()
	b.track(sent...)
	stored := map[string]int{}
	for _, e := range p.events(who, len(sent)) {
		stored[e.name]++
	}
	for _, e := range sent {
		p.holds(stored[e.name] == 1, "of 50 events in one request, %s is stored %d times", e.name, stored[e.name])
	}
}

// manyKeys are two more than count.
func manyKeys() attrs {
	metadata := attrs{}
	for i := range 12 {
		metadata[fmt.Sprintf("key%02d", i)] = i
	}
	return metadata
}

func eventsManyKeys(p *probe) {
	b := p.browser()
	b.ping(nil)
	b.track(newEvent("wiretest-many-keys", manyKeys()))
}

func eventsFirstTen(p *probe) {
	b := p.browser()
	who := b.named(attrs{"user_id": fresh("user")})
	b.track(newEvent("wiretest-many-keys", manyKeys()))
	got := p.events(who, 1)[0].metadata
	for i := range 10 {
		key := fmt.Sprintf("key%02d", i)
		p.holds(sameJSON(got[key], i), "of 12 metadata keys the first ten count, but %s is stored as %v", key, got[key])
	}
}

func eventsEmpty(p *probe) {
	b := p.browser()
	b.ping(nil)
	p.survived(b.post(eventsName, nil, with("event_list", `{"data":[]}`)), "an empty event_list")
	p.survived(b.post(eventsName, nil), "no event_list")
}
