package wire

// Realtime: a WebSocket to the first endpoint that answers; every frame is a text of
// JSON {type, id, …}. A frame may be lost: the client asks for conversations after
// every reconnect.

// Types of frames.
const (
	FrameHello   = "hello"   // client: app_id, anonymous_session, user_data, device_identifier. The first, and again for another person
	FrameWelcome = "welcome" // backend: whoever said hello is known; unread_conversation_ids
	FramePing    = "ping"    // client, every PING_TIMEOUT seconds
	FramePong    = "pong"    // backend, within PONG_TIMEOUT seconds
	FramePart    = "part"    // backend: conversation (with parts: the new one alone), unread_conversation_ids
	FrameTyping  = "typing"  // both: conversation_id, and from the backend author. Counts for 5 s
	FrameRead    = "read"    // backend: conversation_id, seen_at: the other side has seen it; or the person, elsewhere: unread_conversation_ids
)

// CloseRefused is the status with which a backend closes on a hello that it does not
// believe.
const CloseRefused = 4403

// RTM is where realtime is, in a ping's modules.
type RTM struct {
	Endpoints []string   `json:"endpoints"` // URLs of scheme ws or wss
	Options   RTMOptions `json:"options"`
}

// RTMOptions are in seconds.
type RTMOptions struct {
	PingTimeout int `json:"PING_TIMEOUT"`
	PongTimeout int `json:"PONG_TIMEOUT"`
}

// Modules are parts of the messenger that a backend may have.
type Modules struct {
	RTM RTM `json:"rtm"`
}

// Frame is what came over the socket. Fields that its type does not have are zero.
type Frame struct {
	Type           string        `json:"type"`
	ID             string        `json:"id"`
	ConversationID string        `json:"conversation_id,omitempty"`
	Conversation   *Conversation `json:"conversation,omitempty"`
	Author         *Author       `json:"author,omitempty"`
	SeenAt         int64         `json:"seen_at,omitempty"`                // Unix seconds
	UnreadIDs      []string      `json:"unread_conversation_ids,omitzero"` // nil: no change
}

// ParseFrame reads a frame. Only text that is not a JSON object is an error.
func ParseFrame(text string) (Frame, error) {
	o, err := ParseObject(text)
	f := Frame{
		Type: o.String("type"), ID: idString(o, "id"), ConversationID: idString(o, "conversation_id"), SeenAt: o.Int("seen_at"),
		UnreadIDs: ids(o.List("unread_conversation_ids")),
	}
	if c := o.Object("conversation"); c != nil {
		parsed := conversation(c)
		f.Conversation = &parsed
	}
	if a := o.Object("author"); a != nil {
		parsed := author(a)
		f.Author = &parsed
	}
	return f, err
}

func parseModules(o Object) Modules {
	rtm := o.Object("rtm")
	options := rtm.Object("options")
	return Modules{RTM: RTM{
		Endpoints: texts(rtm.List("endpoints")),
		Options:   RTMOptions{PingTimeout: int(options.Int("PING_TIMEOUT")), PongTimeout: int(options.Int("PONG_TIMEOUT"))},
	}}
}
