package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// Calls are looked into behind their turn; what they say is what held when they
// were made.
func TestCallsSayWhatHeldWhenTheyWereMade(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`
		const settings = {plan: 'pro', company: {id: 'c-1', name: 'One'}, left: undefined};
		Intercom('update', settings);
		settings.plan = 'changed later';
		settings.company.name = 'Changed later';
		history.pushState({}, '', '/two');
		const metadata = {sum: 1};
		Intercom('trackEvent', 'on two', metadata);
		metadata.sum = 2;
		history.pushState({}, '', '/three');
		Intercom('update', {plan: 'three'});
		const whoIsThere = Intercom('whoami').user_id;
		window.got = [whoIsThere];
		Intercom('update', {plan: 'last'});`)
	w.UntilStored("the last update", func() bool { return custom(w)["plan"] == "last" })
	w.UntilStored("the event", func() bool { return len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 1 })

	requests := w.Requests()[1:]
	var got []string
	for _, r := range requests {
		got = append(got, r.Name()+" "+r.Form.Get("referer")[len(w.Origin):])
	}
	assert.Equal(t, []string{"ping /start", "events /two", "ping /three"}, got)
	assert.Contains(t, requests[0].Form.Get("user_data"), `"plan":"pro"`)
	assert.Contains(t, requests[0].Form.Get("user_data"), `"name":"One"`)
	assert.Contains(t, requests[1].Form.Get("event_list"), `"sum":1`)
	assert.Equal(t, []string{"u-1"}, rig.Get[[]string](w.Tab, `got`))
	assert.Empty(t, w.Console.Trouble())
}

// A value of the page's may call Intercom with itself when it is read, over and over.
func TestAValueThatCallsWithItselfIsReadAFewTimes(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`
		window.reads = 0;
		const settings = {plan: 'pro', get seats() { if (++reads > 5000) throw Error('read too often'); Intercom('update', settings); return 5; }};
		Intercom('update', settings);
		Intercom('update', {done: true});`)
	w.UntilStored("what is readable", func() bool { c := custom(w); return c["plan"] == "pro" && c["done"] == true })
	assert.Less(t, rig.Get[int](w.Tab, `reads`), 1000)
}

func TestManyEventsOfOneTurnAreFewRequests(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`for (let i = 0; i < 100; i++) Intercom('trackEvent', 'e' + i, {number: i})`)
	w.UntilStored("the events", func() bool { return len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 100 })
	assert.Len(t, w.Requests(), 3, "the ping and twice fifty events")
	assert.Empty(t, w.Console.Trouble())
}

// Libraries of old give arrays a toJSON.
func TestCallsArriveWhateverThePageMadeOfJSON(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.Before(`Array.prototype.toJSON = function () { return 'of the page'; };`)
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`Intercom('update', {plan: 'pro'}); Intercom('trackEvent', 'ordered', {sum: 5})`)
	w.UntilStored("the update", func() bool { return custom(w)["plan"] == "pro" })
	w.UntilStored("the event", func() bool { return len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 1 })
	assert.Empty(t, w.Console.Trouble())
}

func TestWhatIsTooLongForAnEventIsLeftOutByName(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`Intercom('trackEvent', 'long', {text: 'ü'.repeat(9000), ok: true})`)
	w.UntilStored("the event", func() bool { return len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 1 })
	assert.Len(t, w.Console.Said("warning", "trackEvent", "text"), 1)
	requests := w.Requests()
	assert.Contains(t, requests[len(requests)-1].Form.Get("event_list"), `"metadata":{"ok":true}`)
}
