package hostile_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/hostile"
	"github.com/entryphone/entryphone/sdk/wire"
)

const elsewhere = "http://127.0.0.1:1"

func TestTheSameSeedGivesTheSameAnswers(t *testing.T) {
	one, two, other := hostile.All(1, elsewhere), hostile.All(1, elsewhere), hostile.All(2, elsewhere)
	require.GreaterOrEqual(t, len(one), 500)
	require.Len(t, two, len(one))
	require.Len(t, other, len(one))
	differ := 0
	for i := range one {
		assert.Equal(t, one[i].Name, two[i].Name)
		assert.Equal(t, one[i].Status, two[i].Status)
		assert.True(t, bytes.Equal(one[i].Body, two[i].Body), one[i].Name)
		if !bytes.Equal(one[i].Body, other[i].Body) {
			differ++
		}
	}
	assert.Greater(t, differ, 40, "another seed gives others")
}

func TestEveryAnswerHasANameOfItsOwn(t *testing.T) {
	names := map[string]bool{}
	for _, a := range hostile.All(1, elsewhere) {
		name := a.To + ": " + a.Name
		assert.False(t, names[name], name)
		names[name] = true
		assert.Contains(t, []string{wire.Ping, wire.Events, hostile.Content}, a.To)
		assert.True(t, a.Status != 0 || a.Raw != nil, "%s takes the place of the backend's answer", name)
	}
}

// What is spoilt is good before.
func TestTheGoodAnswerIsGood(t *testing.T) {
	assert.True(t, json.Valid([]byte(hostile.Good())))
	a, err := wire.ParsePing(hostile.WithPost("p-1"))
	require.NoError(t, err)
	assert.Equal(t, "p-1", a.ClientMatches[0].ID)
	assert.Equal(t, "session-1", a.Session)
	assert.Equal(t, wire.RoleUser, a.User.Role)
}

// Text that is no JSON stands in an answer as it is.
func TestWhatIsNoJSONGetsThrough(t *testing.T) {
	bodies := map[string]string{}
	for _, a := range hostile.All(1, elsewhere) {
		bodies[a.Name] = string(a.Body)
	}
	assert.Contains(t, bodies["session_expiry is a number that is none"], `"session_expiry":NaN,`)
	assert.Contains(t, bodies["user.anonymous_id is half a surrogate pair"], `"anonymous_id":"\ud83d",`)
	assert.Contains(t, bodies["app is an object of prototypes"], `"app":{"__proto__": {"polluted": 1},`)
}
