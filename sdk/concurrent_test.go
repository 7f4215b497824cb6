package sdk

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAClientMayBeUsedByManyGoroutines(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for j := range 20 {
				f.Update(Settings{Attributes: map[string]any{fmt.Sprint("k", i): j}})
				assert.NoError(t, f.TrackEvent("e", nil))
				f.OnUnreadCountChange(func(int) {})()
				f.Ready(func() {})
				_, _ = f.WhoAmI(), f.Booted()
				f.Client.Debug(false)
			}
		})
	}
	wait.Wait()
	f.gathered()
	events := 0
	for open := f.open(); len(open) > 0; open = f.open() {
		events += len(f.answer(200, `{}`).Events)
		f.gathered()
	}
	assert.Equal(t, 160, events)
	f.pass(time.Hour)
	last := map[string]any{}
	for len(f.open()) > 0 {
		f.answer(200, `{}`)
	}
	for _, p := range f.posted {
		for _, m := range p.UserData {
			last[m.Key] = m.Value
		}
	}
	for i := range 8 {
		require.Equal(t, 19.0, last[fmt.Sprint("k", i)])
	}
}
