package sdk

import "github.com/entryphone/entryphone/sdk/internal/messenger"

// window is the launcher and the messenger. What is reported by whom works there
// comes to Client.act.
type window interface {
	// Launch draws the launcher, or takes it away.
	Launch(messenger.Launcher)
	// Draw draws the messenger, or takes it away and gives the focus back.
	Draw(messenger.Panel)
	// Announce has a screen reader say something when it has nothing else to say.
	Announce(text string)
	// Activators makes what the selector finds in the page, now and later, open the
	// messenger; "" none.
	Activators(selector string)
	// Title puts a count in front of the page's title while nobody sees the page; 0
	// takes it away.
	Title(unread int)
	// Forget lets go of a file.
	Forget(file string)
	Reattach()
	Empty()
}

// sockets opens WebSockets. Of the functions none is called behind Close or from
// within Open; closed is called once, also where there never was a connection.
type sockets interface {
	Open(url string, opened func(), frame func(text string), closed func(code int)) socket
}

// socket is the very type, not one like it, so that an adapter can name it.
type socket = interface {
	Send(text string)
	Close()
}

// uploads sends files as multipart/form-data; fields are a form body that goes along.
type uploads interface {
	Upload(url, fields, file string, progress func(share float64), done func(status int, body string)) (cancel func())
}
