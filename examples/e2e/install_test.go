package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

const bootUser = `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});`

// again adds the loader's script to the page once more.
const again = `document.head.append(Object.assign(document.createElement('script'), {src: '/widget/abc12345?again'}));`

func TestStubsOfAllKindsAreTakenOver(t *testing.T) {
	t.Parallel()
	for name, stub := range map[string]string{
		"with arguments objects and c": `(() => { const i = function () { i.c(arguments); }; i.q = []; i.c = a => i.q.push(a); window.Intercom = i; })();`,
		"without c":                    `(() => { const i = function () { i.q.push(arguments); }; i.q = []; window.Intercom = i; })();`,
		"with arrays for entries":      `(() => { const i = (...a) => { i.q.push(a); }; i.q = []; window.Intercom = i; })();`,
		"with a loaderQueue":           `(() => { const i = (...a) => { i.loaderQueue(a); }; i.q = []; i.loaderQueue = a => i.q.push(a); window.Intercom = i; })();`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			w.File("/start", page(stub, `window.stub = Intercom;`+bootUser+`Intercom('update', {plan: 'queued'});`, loaderTag))
			w.Open(w.Origin + "/start")
			w.Until(`Intercom !== stub && ` + isBooted)
			w.UntilStored("what was queued", func() bool { return len(w.Contacts(rig.AppID)) == 1 && custom(w)["plan"] == "queued" })

			w.Do(`stub('update', {plan: 'late'})`)
			w.UntilStored("what came through the old stub", func() bool { return custom(w)["plan"] == "late" })
			w.Do(`Intercom('update', {plan: 'direct'})`)
			w.UntilStored("what came through the new function", func() bool { return custom(w)["plan"] == "direct" })
			assert.Empty(t, w.Console.Trouble())
		})
	}
}

func TestSettingsOnTheWindowBootByThemselves(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		script string
		plans  any
	}{
		"settings alone":                {`window.intercomSettings = {app_id: 'abc12345', user_id: 'u-1', plan: 'pro'};`, "pro"},
		"app id in camel case":          {`window.intercomSettings = {appId: 'abc12345', user_id: 'u-1', plan: 'pro'};`, "pro"},
		"then an update":                {`window.intercomSettings = {app_id: 'abc12345', user_id: 'u-1', plan: 'pro'};` + documented + `Intercom('update', {plan: 'team'});`, "team"},
		"a boot without arguments":      {`window.intercomSettings = {app_id: 'abc12345', user_id: 'u-1', plan: 'pro'};` + documented + `Intercom('boot');`, "pro"},
		"a boot with others goes first": {`window.intercomSettings = {app_id: 'abc12345', user_id: 'u-9'};` + documented + `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1', plan: 'team'});`, "team"},
		"a boot that lacks the app id":  {`window.intercomSettings = {app_id: 'abc12345'};` + documented + `Intercom('boot', {user_id: 'u-1', plan: 'team'});`, "team"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			tag := loaderTag
			if len(c.script) > len(documented) {
				tag = ""
			}
			w.File("/start", page(c.script, tag))
			w.Open(w.Origin + "/start")
			w.Until(isBooted)
			w.UntilStored("the user", func() bool { return len(w.Contacts(rig.AppID)) == 1 && custom(w)["plan"] == c.plans })
			assert.Equal(t, "u-1", w.Contacts(rig.AppID)[0].UserID)
			assert.Len(t, w.PageViews(), 1)
			assert.Empty(t, w.Console.Trouble())
		})
	}
}

func TestWithoutAnAppIDNothingIsBooted(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `Intercom('boot', {user_id: 'u-1'});`))
	w.Open(w.Origin + "/start")
	w.Until(isLive)
	w.UntilStored("the warning", func() bool { return len(w.Console.Said("warning", "app_id")) == 1 })
	assert.False(t, rig.Get[bool](w.Tab, `Intercom.booted`))
	assert.Empty(t, w.Requests())
	w.Do(bootUser)
	w.UntilPings(1)
	assert.True(t, rig.Get[bool](w.Tab, `Intercom.booted`))
}

func TestTheScriptTwiceIsOneInstance(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `window.intercomSettings = {plan: 'from settings'};`+bootUser))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`window.first = Intercom;` + again)
	w.UntilPings(2)
	assert.True(t, rig.Get[bool](w.Tab, `Intercom === first`))
	assert.Equal(t, "from settings", custom(w)["plan"])
	w.Do(`Intercom('update', {plan: 'after'})`)
	w.UntilPings(3)
	assert.Len(t, w.Contacts(rig.AppID), 1)
	assert.Empty(t, w.Console.Trouble())
}

func TestAFreshScriptAfterDeletingTheFunctionIsACleanInstance(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `history.replaceState({}, '', '/');`+`Intercom('boot', {app_id: 'abc12345'});`))
	w.Open(w.Origin + "/start")
	w.UntilCard("Welcome")
	w.Do(`window.old = Intercom; delete window.Intercom;` + again)
	w.Until(isLive)
	assert.True(t, rig.Get[bool](w.Tab, `Intercom !== old && Intercom.booted === false`))
	assert.Zero(t, rig.Get[int](w.Tab, `document.querySelectorAll('#intercom-container, iframe').length`), "the old one's DOM is gone")

	w.Forget()
	w.Do(`Intercom('boot', {app_id: 'abc12345', track_url_changes: true})`)
	w.UntilPings(1)
	w.UntilCard("Welcome")
	w.Do(`Intercom('update', {plan: 'new'}); old('update', {plan: 'old'})`)
	w.UntilPings(2)
	assert.Equal(t, 1, rig.Get[int](w.Tab, `document.querySelectorAll('[id=intercom-container]').length`))
	w.Do(`history.pushState({}, '', '/elsewhere')`)
	w.UntilPings(3)
	assert.Equal(t, "new", custom(w)["plan"], "the old one does nothing any more")
	assert.Len(t, w.Contacts(rig.AppID), 1, "the cookies say that it is the same visitor")
	assert.Empty(t, w.Console.Trouble())
}

func TestTheFunctionCanCarryThePagesOwnProperties(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`Intercom.myWrapper = {ready: true}`)
	assert.True(t, rig.Get[bool](w.Tab, `Object.isExtensible(Intercom) && Intercom.myWrapper.ready`))
	require.Empty(t, rig.Get[[]string](w.Tab, `['Go', 'fs', 'process', 'path'].filter(name => name in window)`),
		"Go's support file leaves nothing on the window")
}
