package fmt

import (
	"errors"
	std "fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

type throws struct{}

func (throws) Error() string { panic("thrown") }

func TestAnErrorSaysWhatTheRealOneWould(t *testing.T) {
	for _, c := range []struct {
		format string
		args   []any
	}{
		{"", nil},
		{"plain", nil},
		{"100%% of %v", []any{"it"}},
		{"%v %s %q", []any{"a", "b", `c"d`}},
		{"%v %d", []any{12345, -7}},
		{"%+v\n%s", []any{errors.New("broken"), 2 * time.Second}},
		{"%v", []any{nil}},
		{"%v, %v", []any{true, 1.25}},
		{"%w!", []any{errors.New("broken")}},
		{"%v", nil},
		{"%q", nil},
		{"é %s", []any{"ü"}},
	} {
		assert.Equal(t, std.Errorf(c.format, c.args...).Error(), Errorf(c.format, c.args...).Error(), c.format)
	}
}

func TestAnErrorUnwraps(t *testing.T) {
	cause := errors.New("cause")
	assert.ErrorIs(t, Errorf("it: %w", cause), cause)
	assert.NotErrorIs(t, Errorf("it: %v", cause), cause)
}

func TestWhatCannotBePrintedHarmsNobody(t *testing.T) {
	assert.EqualError(t, Errorf("it: %v", throws{}), "it: (a value that cannot be read)")
	assert.EqualError(t, Errorf("%v", struct{}{}), "(a value)")
	assert.EqualError(t, Errorf("100%"), "100%")
}
