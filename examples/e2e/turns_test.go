package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// Updates of one turn are one ping; those of two are two, however close they come.
func TestATurnOfThePageIsATurn(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`(async () => {
		for (let n = 1; n <= 8; n++) {
			Intercom('update', {n, first: true});
			if (n % 2) await null;
			Intercom('update', {n, second: true});
			await new Promise(done => setTimeout(done));
		}
	})()`)
	w.UntilPings(9)
	for i, r := range w.Pings()[1:] {
		assert.Equal(t, float64(i+1), r.UserData()["n"])
	}
	assert.Len(t, w.Pings(), 9)
}
