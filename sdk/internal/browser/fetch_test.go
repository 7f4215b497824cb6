//go:build js && wasm

package browser

import (
	"strconv"
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/hack-pad/safejs"
	"github.com/stretchr/testify/assert"
)

type answer struct {
	status           int
	retryAfter, body string
}

// post sends a request and waits for what comes of it.
func post(t *testing.T, url, body string, last bool) answer {
	t.Helper()
	var got []answer
	Transport{}.Post(url, body, last, func(status int, retryAfter, body string) {
		got = append(got, answer{status, retryAfter, body})
	})
	assert.Empty(t, got, "done comes later")
	pagetest.Wait(t, "an answer from "+url, func() bool { return len(got) > 0 })
	pagetest.Turns(t)
	assert.Len(t, got, 1, "done comes once")
	return got[0]
}

func origin() string { return (&Page{}).Origin() }

func TestPostGivesWhatAServerAnswers(t *testing.T) {
	for name, test := range map[string]struct {
		path   string
		status int
		body   string
	}{
		"done":    {"/messenger/web/ping", 200, ""},
		"refused": {"/fs/without-permission", 400, `"error":"not implemented"`},
		"text":    {"/", 200, "<title>Go wasm</title>"},
	} {
		t.Run(name, func(t *testing.T) {
			got := post(t, origin()+test.path, "a=1", false)
			assert.Equal(t, test.status, got.status)
			assert.Contains(t, got.body, test.body)
			assert.Empty(t, got.retryAfter)
		})
	}
}

func TestPostOutlivingItsPageIsAnsweredToo(t *testing.T) {
	assert.Equal(t, answer{200, "", ""}, post(t, origin()+"/messenger/web/ping", "a=1", true))
}

func TestPostWithoutAnAnswerHasNoStatus(t *testing.T) {
	for name, url := range map[string]string{
		"a refused port":   "http://127.0.0.1:1/messenger/web/ping",
		"no host":          "http://",
		"an unknown kind":  "nonsense:/",
		"not allowed here": "file:///messenger/web/ping",
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, answer{}, post(t, url, "", false)) })
	}
}

// fetches replaces the page's fetch by a recorder that then does what body says.
func fetches(t *testing.T, body string) safejs.Value {
	t.Helper()
	list := pagetest.Eval(t, `return []`)
	pagetest.Replace(t, "window", "fetch", `{writable: true, value: (url, init) => { a.push({url, init, hasSignal: init.signal instanceof AbortSignal}); `+body+` }}`, list)
	return list
}

func TestPostSurvivesWhatAPageMadeOfFetch(t *testing.T) {
	for body, want := range map[string]answer{
		`throw new Error('blocked')`:                                          {},
		`throw undefined`:                                                     {},
		`return undefined`:                                                    {},
		`return 3`:                                                            {},
		`return Promise.reject()`:                                             {},
		`return Promise.reject('offline')`:                                    {},
		`return new Response('plain', {status: 202})`:                         {202, "", "plain"},
		`return Promise.resolve({})`:                                          {},
		`return Promise.resolve({status: 200})`:                               {status: 200},
		`return Promise.resolve({get status() { throw 1 }})`:                  {},
		`return Promise.resolve({status: 204, get headers() { throw 1 }})`:    {status: 204},
		`return Promise.resolve({status: 204, text() { throw 1 }})`:           {status: 204},
		`return {then(f) { f(new Response('thenable', {status: 200})) }}`:     {200, "", "thenable"},
		`return Promise.resolve({status: 200, text: () => Promise.reject()})`: {},
	} {
		t.Run(body, func(t *testing.T) {
			fetches(t, body)
			console := pagetest.NewConsole(t)
			assert.Equal(t, want, post(t, "https://backend.example/ping", "", false))
			assert.Empty(t, console.Errors())
		})
	}
	t.Run("gone", func(t *testing.T) {
		pagetest.Replace(t, "window", "fetch", `{value: undefined}`)
		assert.Equal(t, answer{}, post(t, origin(), "", false))
	})
}

func TestPostLooksIntoAnswersOfUpToAMegabyte(t *testing.T) {
	for length, want := range map[int]int{maxAnswer: maxAnswer, maxAnswer + 1: 0, 10 * maxAnswer: 0} {
		fetches(t, `return Promise.resolve(new Response('x'.repeat(`+strconv.Itoa(length)+`), {status: 202}))`)
		got := post(t, "https://backend.example/ping", "", false)
		assert.Equal(t, 202, got.status)
		assert.Len(t, got.body, want)
	}
}

func TestPostReadsRetryAfter(t *testing.T) {
	for _, header := range []string{"120", "Wed, 21 Oct 2026 07:28:00 GMT"} {
		fetches(t, `return Promise.resolve(new Response('{}', {status: 429, headers: {'Retry-After': '`+header+`'}}))`)
		assert.Equal(t, answer{429, header, "{}"}, post(t, "https://backend.example/ping", "", false))
	}
}

func TestAQuestionEndsWithItsPage(t *testing.T) {
	list := fetches(t, `return Promise.resolve(new Response('{}', {status: 202, headers: {'Retry-After': '1'}}))`)
	var got []answer
	Transport{}.Ask("https://backend.example/messenger/web/open", "a=1", func(status int, body string) {
		got = append(got, answer{status: status, body: body})
	})
	pagetest.Wait(t, "an answer", func() bool { return len(got) > 0 })
	assert.Equal(t, []answer{{202, "", "{}"}}, got)
	assert.Equal(t, []bool{false}, pagetest.Get[[]bool](t, `return a.map(r => r.init.keepalive)`, list))
}

func TestPostMakesNoPreflight(t *testing.T) {
	type request struct {
		URL  string
		Init struct {
			Method, Body, Credentials string
			Keepalive                 bool
			Headers                   map[string]string
		}
		HasSignal bool
	}
	small, large := "a=1&b=%20", strings.Repeat("x", keepAlive)
	for name, test := range map[string]struct {
		body              string
		last              bool
		keepalive, signal bool
	}{
		"small":          {small, false, true, true},
		"large":          {large, false, false, true},
		"last":           {small, true, true, false},
		"large and last": {large, true, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			list := fetches(t, `return Promise.resolve(new Response(''))`)
			post(t, "https://backend.example/messenger/web/ping", test.body, test.last)
			requests := pagetest.Get[[]request](t, `return a`, list)
			assert.Len(t, requests, 1)
			got := requests[0]
			assert.Equal(t, "https://backend.example/messenger/web/ping", got.URL)
			assert.Equal(t, "POST", got.Init.Method)
			assert.Equal(t, test.body, got.Init.Body)
			assert.Equal(t, "include", got.Init.Credentials)
			assert.Equal(t, map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, got.Init.Headers)
			assert.Equal(t, test.keepalive, got.Init.Keepalive)
			assert.Equal(t, test.signal, got.HasSignal)
		})
	}
}

func TestPostGivesUpOnABackendThatDoesNotAnswer(t *testing.T) {
	lengths := pagetest.Eval(t, `return []`)
	pagetest.Replace(t, "AbortSignal", "timeout", `{value(ms) { a.push(ms); return AbortSignal.abort() }}`, lengths)
	assert.Equal(t, answer{}, post(t, origin(), "", false))
	assert.Equal(t, []int{30000}, pagetest.Get[[]int](t, `return a`, lengths))
}

func TestPostWorksWithoutTimeouts(t *testing.T) {
	pagetest.Replace(t, "AbortSignal", "timeout", `{value: undefined}`)
	assert.Equal(t, 200, post(t, origin()+"/ping", "", false).status)
}
