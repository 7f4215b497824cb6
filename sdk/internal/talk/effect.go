package talk

import "github.com/entryphone/entryphone/sdk/wire"

// Effect is something that is to be done.
type Effect = interface{}

// incomparable keeps out of the bundle a function that compares what nobody does.
type incomparable [0]func()

// The effects.
type (
	// Ask is a question, answered by [Talk.Answered]; it is not repeated by itself.
	Ask struct {
		_                          incomparable
		Name, Conversation, Before string
		Page                       int  // 0 for what has none
		Again                      bool // what comes with it was said while nobody told
	}
	// Send puts a request in the outbox, or makes it due where it is there already;
	// what becomes of it is for [Talk.Settled].
	Send struct {
		Name    string
		Request wire.Request // of it what the person said
	}
	// Unsend takes the message of that client_assigned_uuid out of the outbox, unless
	// it is on its way.
	Unsend struct{ UUID string }
	// Keep stores a record for the person's next page; "" deletes it. See [Talk.Restore].
	Keep struct {
		_          incomparable
		Key, Value string
	}
	// Tell is for the person's other tabs; see [Talk.Hear].
	Tell struct{ Message wire.Object }
	// Upload sends a file; see [Talk.Progress] and [Talk.Uploaded].
	Upload struct{ File string }
	// Forget lets go of a file, and stops its upload.
	Forget struct{ File string }
	// Listen says whether a socket is wanted; see [Talk.Granted].
	Listen struct{ On bool }
	// Dial opens a socket; see [Talk.Opened].
	Dial struct{ URL string }
	// Hang closes it.
	Hang struct{}
	// Hello says over the socket who is there.
	Hello struct{}
	// Frame goes out over the socket.
	Frame struct{ Text string }
	// Unread is the number of unread conversations.
	Unread struct{ Count int }
	// Came is a part of the team's that came while the messenger is open.
	Came struct{ Part *Part }
	// Shown says that the messenger opened, or closed.
	Shown struct{ On bool }
	// Supplied is the address that a visitor left.
	Supplied struct{ Email string }
)

// Act is what somebody did in the messenger, or what the page asked for; see
// messenger.Act.
type Act struct {
	_                incomparable
	Name, Arg, Value string
	Files            []File
}
