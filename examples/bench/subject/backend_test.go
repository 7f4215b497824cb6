package subject

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheBackendsAddressIsReadFromItsOutput(t *testing.T) {
	got, err := listening(strings.NewReader("starting\nlistening on http://127.0.0.1:4711\nopen one of\n"))
	require.NoError(t, err)
	assert.Equal(t, "http://127.0.0.1:4711", got.String())

	_, err = listening(strings.NewReader("starting\n"))
	assert.Error(t, err)
}
