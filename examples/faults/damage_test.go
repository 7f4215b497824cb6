package main

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/ledger"
	"github.com/entryphone/entryphone/examples/faults/plan"
	"github.com/entryphone/entryphone/examples/faults/play"
)

// calm is a schedule without a fault: a user's updates, events and page views, each
// in a step of its own.
func calm(seed uint64) plan.Schedule {
	p := plan.Schedule{Seed: seed, Tabs: 1, First: plan.UserA, Stay: true}
	add := func(act plan.Act, calls ...plan.Call) {
		p.Steps = append(p.Steps, plan.Step{Act: act, Page: len(p.Steps) + 1, Calls: calls})
	}
	add(plan.Settle)
	add(plan.Make, plan.Call{Method: plan.Update, N: 1, Attributes: []string{"plan"}})
	add(plan.Settle)
	add(plan.Make, plan.Call{Method: plan.Track, N: 2}, plan.Call{Method: plan.Track, N: 3, InName: true})
	add(plan.Make, plan.Call{Method: plan.Route, N: 4})
	p.Steps[len(p.Steps)-1].Pass = 1e9 * 2
	add(plan.Make, plan.Call{Method: plan.Update, N: 5}, plan.Call{Method: plan.Track, N: 6})
	return p
}

// edited is the body of a request with fields replaced, by old text and new.
func edited(r *rig.Request, field string, replace ...string) string {
	form, _ := url.ParseQuery(r.Body)
	form.Set(field, strings.NewReplacer(replace...).Replace(form.Get(field)))
	return form.Encode()
}

func again(r *rig.Request, field string, replace ...string) string {
	form, _ := url.ParseQuery(edited(r, field, replace...))
	form.Set("Idempotency-Key", "another-"+form.Get("Idempotency-Key"))
	return form.Encode()
}

// The harness has to see damage. Each of these does some between the page and the
// backend, and does nothing else.
func TestDamageIsSeen(t *testing.T) {
	tests := map[string]struct {
		forge func(*rig.Request) ([]string, bool)
		want  []ledger.Wrong
	}{
		"none": {func(*rig.Request) ([]string, bool) { return nil, false }, nil},
		"an event that is swallowed": {func(r *rig.Request) ([]string, bool) {
			return nil, strings.Contains(r.Form.Get("event_list"), `"n":2`)
		}, []ledger.Wrong{ledger.Lost}},
		"an event that comes again under another key and id": {func(r *rig.Request) ([]string, bool) {
			return []string{r.Body, again(r, "event_list", `"id":"`, `"id":"x`)}, r.Name() == "events"
		}, []ledger.Wrong{ledger.Doubled}},
		"a page view that comes again, of another page load": {func(r *rig.Request) ([]string, bool) {
			return []string{r.Body, again(r, "s", "-", "+")}, r.Name() == "ping" && strings.HasSuffix(r.Form.Get("referer"), "/p/route/4")
		}, []ledger.Wrong{ledger.Doubled}},
		"an update that loses its data": {func(r *rig.Request) ([]string, bool) {
			return []string{edited(r, "user_data", `"n":5`, `"N":5`)}, strings.Contains(r.Form.Get("user_data"), `"n":5`)
		}, []ledger.Wrong{ledger.Lost, ledger.Mixed}},
		"an event that is somebody else's": {func(r *rig.Request) ([]string, bool) {
			return []string{edited(r, "user_data", `"user_id":"a-`, `"user_id":"b-`)}, strings.Contains(r.Form.Get("event_list"), `"n":3`)
		}, []ledger.Wrong{ledger.Mixed}},
		"an event of an earlier time": {func(r *rig.Request) ([]string, bool) {
			return []string{edited(r, "event_list", `"created_at":1`, `"created_at":`)}, strings.Contains(r.Form.Get("event_list"), `"n":6`)
		}, []ledger.Wrong{ledger.Disordered}},
	}
	t.Parallel()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			stage := play.NewStage(t, []uint64{1})
			stage.Forge = test.forge
			r := stage.Play(calm(1))
			require.NoError(t, r.Err)
			var wrongs []ledger.Wrong
			for _, w := range ledger.Wrongs {
				if r.Verdict.Count(w) > 0 {
					wrongs = append(wrongs, w)
				}
			}
			assert.Equal(t, test.want, wrongs, "%v\n%s", r.Verdict, strings.Join(r.Log, "\n"))
		})
	}
}
