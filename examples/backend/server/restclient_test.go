package server_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/restclient"
)

func TestThePublishedClientListsReadsAndAnswers(t *testing.T) {
	b := start(t)
	w := b.browser("anon-1")
	w.ping()
	var want []string
	for range 3 {
		b.clock.advance(time.Second)
		want = append([]string{w.starts("Hello <team>").ID}, want...)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	saw, err := restclient.Run(ctx, b.url, token, want[1])
	if errors.Is(err, restclient.ErrUnavailable) {
		t.Skip("npm is needed for this test, and access to a registry the first time: ", err)
	}
	require.NoError(t, err)
	assert.Equal(t, demo, saw.App)
	assert.Equal(t, []string{"Demo"}, saw.Admins)
	assert.Equal(t, want, saw.Listed)
	assert.Equal(t, []string{want[1]}, saw.Found)
	assert.Equal(t, "<p>Hello &lt;team&gt;</p>", saw.Source)
	assert.Equal(t, "lead", saw.Author)
	assert.Equal(t, "closed", saw.State)
	require.Len(t, saw.Parts, 3)
	for i, part := range [][2]string{{"note", "Among us"}, {"comment", "Hello Ada"}} {
		assert.Equal(t, part[0], *saw.Parts[i][0])
		assert.Equal(t, part[1], *saw.Parts[i][1])
	}
	assert.Equal(t, "close", *saw.Parts[2][0])
	assert.Nil(t, saw.Parts[2][1])
	assert.Equal(t, "NotFoundError", saw.Missing.Name)
	assert.Equal(t, 404, saw.Missing.Status)
	assert.Equal(t, []string{"Hello <team>", "Hello Ada"}, words(w.conversation(want[1]).Parts))
}
