package godebug

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNothingIsSet(t *testing.T) {
	t.Setenv("GODEBUG", "asynctimerchan=1")
	s := New("asynctimerchan")
	s.IncNonDefault()
	assert.Empty(t, s.Value())
	assert.Equal(t, "asynctimerchan", s.Name())
	assert.Equal(t, "asynctimerchan=", s.String())
	assert.False(t, s.Undocumented())
}
