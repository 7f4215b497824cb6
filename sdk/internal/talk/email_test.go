package talk_test

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

func TestWhatIsTakenForAnAddress(t *testing.T) {
	tests := map[string]bool{
		"ada@example.com": true, " ada@example.com ": true, "a+b@x.y.z": true, "ä@exämple.com": true,
		"": false, "ada": false, "@example.com": false, "ada@": false, "ada@example": false, "ada@.com": false, "ada@example.": false,
		"a@b@c.de": false, "ada @example.com": false, "ada@exa mple.com": false, "ada@a..b": false, "ada\n@example.com": false,
		strings.Repeat("a", 243) + "@example.com": false,
	}
	for address, want := range tests {
		w := inConversation(t, false, part("p1", "lead", "x", 1))
		assert.True(t, w.Current().NeedsEmail)
		w.does("email", "", address)
		assert.Equal(t, want, !w.Current().NeedsEmail, "%q", address)
		assert.Equal(t, want, len(look[talk.Supplied](w)) == 1, "%q", address)
		assert.Equal(t, !want, w.Current().EmailError == talk.ErrEmail, "%q", address)
	}
}

func TestWhoIsAskedForAnAddress(t *testing.T) {
	w := inConversation(t, false, part("p1", "admin", "", 1))
	assert.False(t, w.Current().NeedsEmail, "who has said nothing is not")
	w.does("send", "", "Hello")
	assert.True(t, w.Current().NeedsEmail)
	w.does("noemail", "", "")
	assert.False(t, w.Current().NeedsEmail)
	w.load()
	w.restore()
	w.does("start", "", "Hello")
	assert.False(t, w.Current().NeedsEmail, "nor who does not want to leave one, on any page")
	w = inConversation(t, false, part("p1", "lead", "x", 1))
	w.run(w.Known(w.now, talk.Person{ID: "v1", Key: "s2"}))
	assert.False(t, w.Current().NeedsEmail, "nor a user")
}

func TestAnAddressThatTheBackendRefusesIsAskedForAgain(t *testing.T) {
	w := inConversation(t, false, part("p1", "lead", "x", 1))
	w.does("email", "", "ada@example.com")
	w.run(w.Settled(w.now, wire.Email, "", wire.Dropped, 422, ``))
	assert.True(t, w.Current().NeedsEmail)
	assert.Equal(t, talk.ErrEmail, w.Current().EmailError)
}
