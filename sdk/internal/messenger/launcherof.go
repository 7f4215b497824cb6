package messenger

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/talk"
)

// LauncherOf is the button as it is to be drawn.
func LauncherOf(s *talk.State, look Look, t *Texts) Launcher {
	l := Launcher{Shown: look.Launcher, Open: s.Open, Unread: s.Unread, Label: t.say(wOpen), Look: look}
	switch {
	case s.Open:
		l.Label = t.say(wClose)
	case s.Unread > 0:
		l.Label = t.say(wOpenUnread, strconv.Itoa(s.Unread))
	}
	return l
}
