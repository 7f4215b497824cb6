package sdk

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestReadyRunsOnceTheBackendKnowsWhoIsThere(t *testing.T) {
	f := newFake(t)
	runs := 0
	f.Ready(func() { runs++ }) // before boot
	assert.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	f.invoke("ready", []any{func(...any) { runs += 10 }}) // before the answer
	f.turn()
	assert.Zero(t, runs)
	f.answer(200, visitor)
	assert.Equal(t, 11, runs)
	f.Ready(func() { runs += 100 })
	assert.Equal(t, 111, runs, "at once when it is known already")
	f.Update(Settings{Force: true})
	f.turn()
	f.answer(200, visitor)
	assert.Equal(t, 111, runs, "once")
}

func TestReadyWaitsForABackendThatIsDown(t *testing.T) {
	f := newFake(t)
	runs := 0
	f.Ready(func() { runs++ })
	assert.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	f.turn()
	f.answer(0, "")
	f.answerAfter(10*time.Second, 503)
	assert.Zero(t, runs)
	f.answerAfter(10*time.Second, 200)
	assert.Equal(t, 1, runs)
}

// answerAfter lets time pass and answers what went out in it.
func (f *fake) answerAfter(d time.Duration, status int) {
	f.t.Helper()
	f.pass(d)
	f.answer(status, visitor)
}

func TestShutdownForgetsCallbacks(t *testing.T) {
	f := newFake(t)
	f.Ready(func() { t.Error("ready of the first person") })
	f.live(`<html>`) // not live yet
	calls := 0
	f.OnUnreadCountChange(func(int) { calls++ })
	assert.Equal(t, 1, calls, "at once")
	f.Shutdown()
	f.live(`{"user":{"role":"visitor_role"},"unread_conversation_ids":["1"]}`)
	assert.Equal(t, 1, calls)
}

func TestCallbacksMayCallBack(t *testing.T) {
	f := newFake(t)
	var order []string
	f.Ready(func() {
		order = append(order, "ready", f.WhoAmI().Role)
		f.Update(Settings{Name: "Ada"})
		f.Ready(func() { order = append(order, "nested") })
	})
	f.live(visitor)
	f.turn()
	assert.Equal(t, []string{"ready", "visitor_role", "nested"}, order)
	assert.Equal(t, "Ada", f.answer(200, `{}`).value("name"))
}

// unread is an answer with that many unread conversations.
func unread(n int) string {
	ids := ""
	for i := range n {
		if i > 0 {
			ids += ","
		}
		ids += strconv.Itoa(i)
	}
	return `{"user":{"role":"visitor_role"},"unread_conversation_ids":[` + ids + `]}`
}

// ping makes a ping and answers it.
func (f *fake) ping(body string) {
	f.t.Helper()
	f.Update(Settings{Force: true})
	f.turn()
	f.answer(200, body)
}

func TestUnreadCountIsToldAtOnceAndAtEveryChange(t *testing.T) {
	f := newFake(t)
	var counts, others []int
	stop := f.OnUnreadCountChange(func(n int) { counts = append(counts, n) })
	f.live(unread(2))
	f.ping(unread(2))
	f.ping(`{}`)
	f.OnUnreadCountChange(func(n int) { others = append(others, n) })
	f.ping(unread(1))
	stop()
	stop()
	f.ping(unread(0))
	assert.Equal(t, []int{0, 2, 1}, counts)
	assert.Equal(t, []int{2, 1, 0}, others)
}

func TestUnreadCountOfThePage(t *testing.T) {
	f := newFake(t)
	f.live(unread(2))
	var counts []any
	stop, ok := f.invoke("onUnreadCountChange", []any{func(args ...any) { counts = append(counts, args...) }}).(func())
	assert.True(t, ok, "what it returns unsubscribes")
	f.ping(unread(3))
	stop()
	f.ping(unread(4))
	assert.Equal(t, []any{2, 3}, counts)
}

func TestTheSameFunctionTwiceIsTwoSubscriptions(t *testing.T) {
	f := newFake(t)
	calls := 0
	count := func(int) { calls++ }
	stop := f.OnUnreadCountChange(count)
	f.OnUnreadCountChange(count)
	stop()
	f.live(unread(1))
	assert.Equal(t, 3, calls)
}

func TestTheNextPersonBeginsWithNothingUnread(t *testing.T) {
	f := newFake(t)
	f.live(unread(5))
	f.Shutdown()
	got := -1
	f.OnUnreadCountChange(func(n int) { got = n })
	assert.Zero(t, got)
}
