//go:build js && wasm

package browser

import (
	"strconv"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

// logOf is a panel with the parts from to to, and more behind them.
func logOf(from, to int, more ...messenger.Node) messenger.Panel {
	n := el("div", []string{"id", "log", "class", "log", "data-top", "older", "data-arg", "c1"})
	for i := from; i < to; i++ {
		id := "p" + strconv.Itoa(i)
		n.Kids = append(n.Kids, withKey(id, el("p", []string{"id", id}, words(id))))
	}
	n.Kids = append(n.Kids, more...)
	p := panelOf(n)
	p.Bottom = "log"
	return p
}

const logJS = `const log = find('#log'), left = () => log.scrollHeight - log.scrollTop - log.clientHeight, top = id => find('#' + id).getBoundingClientRect().top;`

func inLog[T any](t *testing.T, body string, args ...any) T {
	t.Helper()
	return inMessenger[T](t, logJS+body, args...)
}

// scrollTo scrolls, and waits until it has been noticed.
func scrollTo(t *testing.T, top int) {
	t.Helper()
	done := false
	heard := pagetest.Func(t, func([]pagetest.Value) { done = true })
	inLog[bool](t, `log.addEventListener('scroll', a, {once: true}); log.scrollTop = b`, heard, top)
	pagetest.Wait(t, "the scrolling", func() bool { return done })
}

func TestALogStaysAtItsEnd(t *testing.T) {
	w, _ := newWindow(t)
	present(t, w, logOf(0, 50))
	assert.Zero(t, inLog[int](t, `return left()`), "from the start")
	drawn(t, w, logOf(0, 51, withKey("tall", el("p", []string{"class", "tall"}))))
	assert.Zero(t, inLog[int](t, `return left()`), "with what is new")
	inLog[bool](t, `log.style.height = '120px'`)
	pagetest.Wait(t, "the end, in less room", func() bool { return inLog[int](t, `return left()`) == 0 })
	inLog[bool](t, `log.lastElementChild.style.height = '300px'`)
	pagetest.Wait(t, "the end of what grew", func() bool { return inLog[int](t, `return left()`) == 0 })
}

func TestWhoHasScrolledUpSeesWhatTheySaw(t *testing.T) {
	for name, next := range map[string]messenger.Panel{
		"more at the end":       logOf(50, 110),
		"more before":           logOf(0, 100),
		"more at both":          logOf(0, 110),
		"less before":           logOf(60, 100),
		"nothing":               logOf(50, 100),
		"someone who is typing": logOf(50, 100, withKey("typing", el("p", nil))),
	} {
		t.Run(name, func(t *testing.T) {
			w, _ := newWindow(t)
			present(t, w, logOf(50, 100))
			scrollTo(t, 1000)
			before := inLog[float64](t, `return top('p78')`)
			drawn(t, w, next)
			assert.InDelta(t, before, inLog[float64](t, `return top('p78')`), 1)
		})
	}
}

func TestWhoScrollsOnWhileSomethingIsDrawnScrollsNoFurther(t *testing.T) {
	w, _ := newWindow(t)
	present(t, w, logOf(50, 100))
	scrollTo(t, 1000)
	before := inLog[float64](t, `return top('p78')`)
	w.Draw(logOf(0, 100))
	inLog[bool](t, `log.scrollTop -= 30`)
	drawn(t, w, logOf(0, 101))
	assert.InDelta(t, before+30, inLog[float64](t, `return top('p78')`), 1)
	assert.Empty(t, inLog[string](t, `return log.style.overflowAnchor`))
}

// Older parts may come into the chapter that is on the screen.
func TestWhoHasScrolledUpSeesWhatTheySawInAChapterThatGrows(t *testing.T) {
	chaptered := func(from, to int) messenger.Panel {
		p := logOf(from, to)
		log := &p.Body.Kids[len(p.Body.Kids)-1]
		log.Kids = []messenger.Node{withKey("chapter", el("section", nil, log.Kids...))}
		return p
	}
	w, _ := newWindow(t)
	present(t, w, chaptered(50, 100))
	scrollTo(t, 1000)
	before := inLog[float64](t, `return top('p78')`)
	drawn(t, w, chaptered(0, 110))
	assert.InDelta(t, before, inLog[float64](t, `return top('p78')`), 1)
}

func TestWhoSaysSomethingSeesIt(t *testing.T) {
	w, _ := newWindow(t)
	present(t, w, logOf(0, 50))
	scrollTo(t, 100)
	said := logOf(0, 51)
	said.Said = "p50"
	drawn(t, w, said)
	assert.Zero(t, inLog[int](t, `return left()`))
	scrollTo(t, 100)
	drawn(t, w, said)
	assert.NotZero(t, inLog[int](t, `return left()`), "it was said before")
}

func TestHistoryComesInBeforeWhatIsAtTheTop(t *testing.T) {
	w, _ := newWindow(t)
	present(t, w, logOf(50, 100))
	scrollTo(t, 0)
	before := inLog[float64](t, `return top('p50')`)
	drawn(t, w, logOf(0, 100))
	assert.InDelta(t, before, inLog[float64](t, `return top('p50')`), 1)
}

func TestAnotherLogBeginsAtItsEnd(t *testing.T) {
	w, _ := newWindow(t)
	present(t, w, logOf(0, 50))
	scrollTo(t, 100)
	other := logOf(0, 60)
	other.Body.Kids[0].Key = "another"
	drawn(t, w, other)
	assert.Zero(t, inLog[int](t, `return left()`))
}

func TestMoreIsAskedForNearTheTopOnce(t *testing.T) {
	w, acts := newWindow(t)
	present(t, w, logOf(50, 100))
	scrollTo(t, 900)
	assert.Empty(t, acts())
	scrollTo(t, 100)
	older := messenger.Act{Name: "older", Arg: "c1"}
	assert.Equal(t, []messenger.Act{older}, acts())
	scrollTo(t, 50)
	assert.Len(t, acts(), 1, "nothing has come since")
	drawn(t, w, logOf(0, 100))
	scrollTo(t, 90)
	assert.Equal(t, []messenger.Act{older, older}, acts())
}
