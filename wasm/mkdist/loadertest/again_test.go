package loadertest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestASecondScriptUpdatesTheFirstInstance(t *testing.T) {
	t.Parallel()
	p := visit(t, &site{})
	p.until(`isLive()`)
	p.do(`window.intercomSettings = {app_id: 'a'}; insert('` + loaderPath + `?2')`)
	p.until(`got.calls.length == 2`)
	assert.JSONEq(t, `[["reattach_activator"],["update",{"app_id":"a"}]]`, p.calls())
	assert.Equal(t, 1, get[int](p, `got.runs`))
	p.quiet()
}

func TestASecondScriptLeavesALoadThatIsUnderWayAlone(t *testing.T) {
	t.Parallel()
	s := &site{script: `snippet();`, body: loaderTag + loaderTag}
	p := visit(t, s)
	p.until(`isLive()`)
	assert.JSONEq(t, `[["reattach_activator"],["update",null]]`, p.calls())
	assert.EqualValues(t, 1, s.downloads.Load())
	assert.Equal(t, 1, get[int](p, `got.runs`))
}

func TestAFreshScriptAfterADeletionIsANewInstance(t *testing.T) {
	t.Parallel()
	p := visit(t, &site{})
	p.until(`isLive()`)
	p.do(`window.first = Intercom; first('later'); delete window.Intercom; insert('` + loaderPath + `?2')`)
	p.until(`isLive()`)
	assert.Equal(t, 2, get[int](p, `got.runs`))
	assert.True(t, get[bool](p, `Intercom !== first`))
	p.do(`first('update'); Intercom('hide')`)
	assert.JSONEq(t, `[["later"],["hide"]]`, p.calls(), "the first instance does nothing any more")
	p.quiet()
}

func TestAFreshScriptEndsALoadThatIsUnderWay(t *testing.T) {
	t.Parallel()
	serve, release, aborted := held(t)
	s := &site{script: idle + `snippet()('show');`, program: serve}
	p := visit(t, s)
	p.until(`Intercom[mark] == 'loading'`)
	p.do(`snippet()('startTour', 1); insert('` + loaderPath + `?2')`)
	select {
	case <-aborted:
	case <-time.After(patience):
		t.Fatal("the first download went on")
	}
	release()
	p.until(`isLive()`)
	assert.JSONEq(t, `[["startTour",1]]`, p.calls())
	assert.Equal(t, 1, get[int](p, `got.runs`))
	p.quiet()
}
