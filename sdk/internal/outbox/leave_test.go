package outbox_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestRestIsAllThatIsNotOnItsWay(t *testing.T) {
	o := filled(t)
	posts := o.Due(now)
	settle(o, 500, posts[0])
	assert.Equal(t, []string{"a", "b", "c", "y"}, keys(o.Rest()), "what pauses is sent too: there is no later moment")
	assert.Empty(t, o.Rest())
	assert.Empty(t, o.Due(now.Add(time.Hour)))
}

func TestAgainMakesWhatIsOnItsWayDue(t *testing.T) {
	o := filled(t)
	settle(o, 200, o.Rest()[0])
	o.Again()
	assert.Equal(t, []string{"b", "x"}, keys(o.Due(now)))
}
