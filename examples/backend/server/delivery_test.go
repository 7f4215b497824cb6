package server_test

import (
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/sdk/wire"
)

func TestARepeatedRequestHasItsEffectOnce(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	first := w.request(wire.Object{is("user_id", "7"), is("plan", "free")})
	a := w.deliver(first)
	second := w.request(wire.Object{is("user_id", "7"), is("plan", "pro")})
	second.URL = site + "/pricing"
	w.deliver(second)

	b.clock.advance(time.Hour)
	again := w.deliver(first)
	assert.Equal(t, a.User, wire.User{ID: again.User.ID, Role: again.User.Role, Locale: again.User.Locale, AnonymousID: again.User.AnonymousID, NewSession: true})
	c := b.contact(a.User.ID)
	assert.Equal(t, map[string]any{"plan": "pro"}, c["custom_attributes"])
	assert.Equal(t, 2, b.count(`SELECT count(*) FROM page_views`))

	b.clock.advance(24 * time.Hour)
	w.deliver(first)
	assert.Equal(t, map[string]any{"plan": "free"}, b.contact(a.User.ID)["custom_attributes"], "after a day the key counts as new")
}

func TestAKeyIsOfOneWorkspace(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	r := w.request(nil)
	w.deliver(r)
	r.AppID = secure
	status, _ := w.send(wire.Ping, r)
	assert.Equal(t, http.StatusOK, status)
	assert.Equal(t, 2, b.count(`SELECT count(*) FROM page_views`))
}

func TestAVisitorWhoseFirstAnswerWasLostIsNotCreatedTwice(t *testing.T) {
	b := start(t)
	w := b.browser("")
	r := w.request(nil)
	lost := w.deliver(r)
	w.session = ""
	again := w.deliver(r)
	assert.Equal(t, lost.User.ID, again.User.ID)
	assert.Equal(t, lost.User.AnonymousID, again.User.AnonymousID)
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM contacts`))

	w.ping(is("user_id", "7"))
	w.session, w.anonymous = "", ""
	next := w.deliver(r)
	assert.NotEqual(t, lost.User.ID, next.User.ID, "a key never leads to a user")
}

func TestEventsAreStoredOnce(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	w.ping()
	now := b.clock.Now().Unix()
	metadata := wire.Object{}
	for i := range 12 {
		metadata = append(metadata, is(fmt.Sprint("k", i), float64(i)))
	}
	r := w.request(nil)
	r.Events = []wire.Event{
		{ID: "e1", Name: "clicked", CreatedAt: now - 5, Metadata: metadata},
		{ID: "e2", Name: "ordered", CreatedAt: now + 999, Metadata: wire.Object{is("price", wire.Object{is("amount", 5.0), is("currency", "eur")}), is("bad", []any{1.0})}},
		{ID: "e3", Name: ""},
		{Name: "without an id or time"},
	}
	for range 2 {
		status, body := w.send(wire.Events, r)
		require.Equal(t, http.StatusOK, status, body)
		assert.JSONEq(t, `{}`, body)
	}
	r.IdempotencyKey = "another"
	_, body := w.send(wire.Events, r)
	assert.JSONEq(t, `{}`, body)

	assert.Equal(t, 1, b.count(`SELECT count(*) FROM events WHERE event_id = 'e1' AND created_at = ? AND json_extract(metadata, '$.k9') = 9 AND json_extract(metadata, '$.k10') IS NULL`, now-5))
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM events WHERE event_id = 'e2' AND created_at = ? AND metadata = '{"price":{"amount":5,"currency":"eur"}}'`, now))
	assert.Equal(t, 2, b.count(`SELECT count(*) FROM events WHERE event_id = '' AND created_at = ?`, now), "nothing tells these two apart but the key")
	assert.Equal(t, 4, b.count(`SELECT count(*) FROM events`))
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM contacts`))
}

func TestEventsCanComeBeforeThePing(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	r := w.request(wire.Object{is("user_id", "7")})
	r.Events = []wire.Event{{ID: "e", Name: "early"}}
	status, _ := w.send(wire.Events, r)
	assert.Equal(t, http.StatusOK, status)
	a := w.ping(is("user_id", "7"))
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM events WHERE contact_id = ?`, a.User.ID))
}

func TestPostsFollowRulesAndWhatWasDone(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	w.url = site + "/pricing?x=1"
	a := w.ping()
	require.Equal(t, []string{"Which plan fits?"}, titles(a))
	post := a.ClientMatches[0].ID
	for _, event := range []string{"seen", "clicked"} {
		status, body := w.send(wire.ContentPath("post", post, event), w.request(nil))
		assert.Equal(t, http.StatusOK, status, body)
		assert.JSONEq(t, `{}`, body)
	}
	assert.Equal(t, []string{"Which plan fits?"}, titles(w.ping()))
	status, _ := w.send(wire.ContentPath("post", post, "dismissed"), w.request(nil))
	assert.Equal(t, http.StatusOK, status)
	a = w.ping()
	assert.NotNil(t, a.ClientMatches, "an empty list, not null: it takes posts away")
	assert.Empty(t, a.ClientMatches)
	assert.Empty(t, titles(w.ping(is("user_id", "7"))), "dismissed as a visitor, dismissed as the user")
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM content_states WHERE seen_at > 0 AND clicked_at > 0 AND dismissed_at > 0`))

	w.url = site + "/dashboard"
	assert.Empty(t, titles(w.ping(is("user_id", "7"), is("plan", "free"))))
	assert.Equal(t, []string{"Made for the pro plan"}, titles(w.ping(is("user_id", "7"), is("plan", "pro"))))
	w.url = site + "/docs/anything"
	assert.Equal(t, []string{"Reading the documentation?"}, titles(w.ping()))
}

func TestContentThatIsNotThere(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	w.ping()
	for path, code := range map[string]string{
		"content/post/99/seen":   "content_not_found",
		"content/post/x/seen":    "content_not_found",
		"content/banner/1/seen":  "content_not_found",
		"content/post/1/eaten":   "not_found",
		"content/post/1":         "not_found",
		"content/post/1/seen/it": "not_found",
	} {
		status, body := w.send(path, w.request(nil))
		assert.Equal(t, http.StatusNotFound, status, path)
		assert.Equal(t, code, errorCode(body), path)
	}
	stranger := b.browser("stranger")
	stranger.send("content/post/99/seen", stranger.request(nil))
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM contacts`), "nobody is created for it")
}

func TestSeedingHappensOnce(t *testing.T) {
	b := start(t)
	posts := b.count(`SELECT count(*) FROM posts WHERE app_id = ?`, demo)
	assert.Equal(t, 4, posts)
	assert.Zero(t, b.count(`SELECT count(*) FROM posts WHERE app_id = ?`, secure), "no demo workspace")
}

func TestManyParallelPingsOfOnePersonMakeOneContact(t *testing.T) {
	for name, data := range map[string]wire.Object{
		"by user id": {is("user_id", "7"), is("plan", "pro")}, "by email": {is("email", "ada@example.com")}, "by id cookie": nil,
	} {
		t.Run(name, func(t *testing.T) {
			b := start(t)
			var wg sync.WaitGroup
			for i := range 40 {
				w := b.browser("v")
				w.keys = i // each with a key of its own
				w.load = "s"
				r := w.request(data)
				wg.Go(func() {
					status, body := w.send(wire.Ping, r)
					assert.Equal(t, http.StatusOK, status, body)
				})
			}
			wg.Wait()
			assert.Equal(t, 1, b.count(`SELECT count(*) FROM contacts`))
			assert.Equal(t, 1, b.count(`SELECT count(*) FROM page_views`))
		})
	}
}

func TestTheSameRequestInParallelHasItsEffectOnce(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	w.ping()
	r := w.request(nil)
	r.Events = []wire.Event{{Name: "no id of its own"}}
	body := wire.AddSession(r.Encode(), w.session)
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			status, _, _ := b.do(http.MethodPost, wire.Path(wire.Events), nil, body)
			assert.Equal(t, http.StatusOK, status)
		})
	}
	wg.Wait()
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM events`))
}

func TestMetrics(t *testing.T) {
	b := start(t)
	status, _, body := b.do(http.MethodPost, wire.Path(wire.Metrics), nil, url.Values{"app_id": {demo}, "dropped": {"3"}}.Encode())
	assert.Equal(t, http.StatusNoContent, status)
	assert.Empty(t, body)
	assert.Zero(t, b.count(`SELECT count(*) FROM contacts`))
}
