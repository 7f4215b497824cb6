package sdk

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/internal/talk"
)

// inWords is an effect for somebody who debugs: its name, and what there is to say of
// it. What is written into cookies and stored records is left out; what requests and other
// tabs are told is not, the session included.
func inWords(e session.Effect) string {
	switch e := e.(type) {
	case session.SetCookie:
		return "SetCookie " + e.Name
	case session.CookieDomain:
		return "CookieDomain " + e.Domain
	case session.Store:
		return "Store " + e.App
	case session.OpenLane:
		return "OpenLane " + strconv.Itoa(e.Lane) + " " + e.App + " " + e.Base
	case session.LaneSession:
		return "LaneSession " + strconv.Itoa(e.Lane)
	case session.CloseLane:
		return "CloseLane " + strconv.Itoa(e.Lane)
	case session.DropLane:
		return "DropLane " + strconv.Itoa(e.Lane)
	case session.Send:
		return "Send " + strconv.Itoa(e.Lane) + " " + e.Name + " " + readably(e.Fields)
	case session.Shadow:
		return "Shadow " + readably(e.Fields)
	case session.Count:
		return "Count " + e.Name
	case session.Tell:
		return "Tell " + readably(e.Message)
	case session.Warn:
		return "Warn " + e.Text
	case session.Fail:
		return "Fail " + e.Text
	case session.Booted:
		return "Booted " + readably(e.On)
	case session.Live:
		return "Live"
	case session.Pinged:
		return "Pinged"
	case session.Show:
		return "Show " + strconv.Itoa(len(e.Contents))
	case session.Look:
		return "Look " + readably(e.Messenger)
	case session.Clear:
		return "Clear"
	case session.DropCallbacks:
		return "DropCallbacks"
	}
	return inWordsOfTalk(e)
}

// inWordsOfTalk is inWords of what the messenger wants.
func inWordsOfTalk(e talk.Effect) string {
	switch e := e.(type) {
	case talk.Ask:
		return "Ask " + e.Name + " " + strconv.Itoa(e.Page)
	case talk.Send:
		return "Send " + e.Name + " " + e.Request.ClientUUID
	case talk.Unsend:
		return "Unsend " + e.UUID
	case talk.Keep:
		return "Keep " + e.Key
	case talk.Tell:
		return "Tell " + readably(e.Message)
	case talk.Upload:
		return "Upload " + e.File
	case talk.Forget:
		return "Forget " + e.File
	case talk.Listen:
		return "Listen " + readably(e.On)
	case talk.Dial:
		return "Dial " + e.URL
	case talk.Hang:
		return "Hang"
	case talk.Hello:
		return "Hello"
	case talk.Frame:
		return "Frame " + e.Text
	case talk.Unread:
		return "Unread " + strconv.Itoa(e.Count)
	case talk.Came:
		return "Came"
	case talk.Shown:
		return "Shown " + readably(e.On)
	case talk.Supplied:
		return "Supplied"
	}
	return "something"
}
