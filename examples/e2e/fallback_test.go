package e2e

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// older is a browser without what tabs lock with and talk over.
const older = `
Object.defineProperty(navigator, 'locks', { value: undefined });
delete window.BroadcastChannel;
delete window.navigation;
delete window.FinalizationRegistry;`

func TestTabsOfAnOlderBrowserShareOneQueueAndOneSession(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, bootUser))
	w.Before(older)
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Until(hasSession)
	other := w.Sibling()
	other.Before(older)
	other.Open(w.Origin + "/start")
	other.Until(isLive)
	require.True(t, rig.Get[bool](other, `!navigator.locks && !window.BroadcastChannel`))
	w.UntilPings(2)

	for i := range 5 {
		w.Do(fmt.Sprintf(`Intercom('trackEvent', 'one-%d')`, i))
		other.Do(fmt.Sprintf(`Intercom('trackEvent', 'two-%d')`, i))
	}
	stored := func() []string { return rig.Query[string](w.Backend, `SELECT name FROM events ORDER BY name`) }
	w.UntilStored("the events of both", func() bool { return len(stored()) >= 10 })
	assert.Equal(t, []string{"one-0", "one-1", "one-2", "one-3", "one-4", "two-0", "two-1", "two-2", "two-3", "two-4"}, stored())

	other.Do(`Intercom('shutdown')`)
	w.Until(`Intercom.booted === false`)
	w.Do(`Intercom('trackEvent', 'of-nobody')`)
	w.Until(`Object.keys(localStorage).every(key => !key.startsWith('intercom.out.'))`)
	assert.Len(t, stored(), 10)
	assert.Empty(t, other.Console.Said("exception"))
}
