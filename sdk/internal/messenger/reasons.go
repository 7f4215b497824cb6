package messenger

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/talk"
)

// reason says in words what went wrong.
func (v *view) reason(code string) string {
	switch code {
	case talk.ErrNetwork:
		return v.say(wErrNetwork)
	case talk.ErrTooLong:
		return v.say(wErrTooLong, strconv.Itoa(talk.MaxText))
	case talk.ErrTooBig:
		return v.say(wErrTooBig, strconv.FormatInt(v.MaxFile()>>20, 10))
	case talk.ErrType:
		return v.say(wErrType)
	case talk.ErrEmpty:
		return v.say(wErrEmpty)
	case talk.ErrUploads:
		return v.say(wErrUploads)
	case talk.ErrCount:
		return v.say(wErrCount, strconv.Itoa(talk.MaxFiles))
	case talk.ErrLost:
		return v.say(wLost)
	case talk.ErrEmail:
		return v.say(wErrEmail)
	}
	return v.say(wErrRefused)
}
