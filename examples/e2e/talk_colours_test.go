package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestAPagesColourIsThatOfOnesOwnMessages(t *testing.T) {
	t.Parallel()
	w := talker(t, `action_color: 'rgb(10, 120, 50)'`)
	o := begun(t, w, "Hello")
	o.Answer("Hi")
	w.UntilSaid("> Hello", "Hi")
	colours := rig.Get[[]string](w.Tab, `[...`+rig.Talk+`.querySelectorAll('.part .bubble')].map(b => getComputedStyle(b).backgroundColor)`)
	assert.Equal(t, "rgb(10, 120, 50)", colours[0])
	assert.NotEqual(t, colours[0], colours[1], "the team's have another")
}
