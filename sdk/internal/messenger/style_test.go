package messenger_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

// classes are those that the screens have.
func classes() []string {
	var out []string
	for _, screen := range []string{"home", "messages", "help", "talk"} {
		all(view(spoilt("x", screen)), func(n messenger.Node) { out = append(out, strings.Fields(attr(n, "class"))...) })
	}
	return out
}

func TestTheStyleLoadsNothing(t *testing.T) {
	assert.NotContains(t, messenger.Style, "url(")
	assert.NotContains(t, messenger.Style, "@import")
}

func TestTheStyleIsBalanced(t *testing.T) {
	assert.Equal(t, strings.Count(messenger.Style, "{"), strings.Count(messenger.Style, "}"))
	assert.Equal(t, strings.Count(messenger.Style, "("), strings.Count(messenger.Style, ")"))
}

func TestEveryIconIsInTheStyle(t *testing.T) {
	for _, screen := range []string{"home", "messages", "help", "talk"} {
		s := spoilt("x", screen)
		s.Spaces, s.Back = []string{"home", "messages", "help", "news", "tasks", "tickets"}, true
		for _, icon := range classed(view(s), "icon") {
			assert.Contains(t, messenger.Style, "."+strings.ReplaceAll(attr(icon, "class"), " ", ".")+"{clip-path:path(")
		}
	}
}

func TestTheStyleIsOfWhatIsDrawn(t *testing.T) {
	// Classes of states that a state full of mischief does not reach.
	drawn := append(classes(), "back", "help", "news", "tasks", "tickets", "ask", "nothing", "receipt", "rows", "foot", "waiting", "spinner", "event", "preview", "sent")
	for _, m := range regexp.MustCompile(`\.([a-z][a-z-]*)[^0-9{}]*\{`).FindAllStringSubmatch(messenger.Style, -1) {
		assert.True(t, slices.Contains(drawn, m[1]), m[1])
	}
}
