package talk

import "github.com/entryphone/entryphone/sdk/wire"

// Spaces that have something of their own; see contract, section 1.
const (
	SpaceHome     = "home"
	SpaceMessages = "messages"
)

// New stands for the conversation that is yet to be begun, in State.Conversation.
const New = "new"

// State is what the messenger shows. Whoever draws it changes nothing in it.
type State struct {
	Open         bool
	Space        string   // of Spaces
	Conversation string   // the Key of the one on the screen, New, or "" for none: the space itself
	Back         bool     // there is something to go back to
	Spaces       []string // never empty; the first one is where the messenger opens

	Workspace  string // its name
	Visitor    bool   // the person has neither user id nor address
	Home       wire.HomeAnswer
	HomeLoaded bool

	List       []*Conversation // newest first
	ListLoaded bool
	HasMore    bool // there are older ones than List
	Loading    bool // home or a page of the list is on its way

	// Draft is the conversation that is yet to be begun: of it only Text, Files and
	// Lost count.
	Draft Conversation

	Unread int    // conversations
	Quiet  bool   // it is open because it was on the page before: the focus is elsewhere
	Cut    bool   // there is no network: the browser says so, or the last request had no answer
	Error  string // why home or the list could not be had, one of Err…; "" otherwise

	others []*Conversation // not in List, for of them no more is known than that there are
}

// Current is the conversation on the screen, &s.Draft for New, nil for none.
func (s *State) Current() *Conversation {
	switch s.Conversation {
	case "":
		return nil
	case New:
		return &s.Draft
	}
	return s.find(s.Conversation)
}

// Conversation is one conversation, with what is being written in it.
type Conversation struct {
	// Key stays the same while the messenger runs; ID is the backend's, "" until it has
	// the first message.
	Key, ID      string
	State        string // see wire.StateOpen
	Unread       bool
	CreatedAt    int64 // Unix seconds
	UpdatedAt    int64 // Unix seconds
	Participants []wire.Author

	Parts        []Part // oldest first; of a conversation that was never open the last one alone
	Loaded       bool   // Parts are the newest page at least
	HasMoreParts bool   // there are older ones than Parts
	Loading      bool   // parts are on their way
	stale        bool   // others were said than are in Parts
	missed       bool   // older ones could not be had
	Error        string // why they could not be had, one of Err…; "" otherwise

	Text      string   // what is being written
	SendError string   // ErrTooLong where Text was not sent for it, "" otherwise
	Files     []File   // what is to go with it
	Lost      []string // names of files that were to go with it when the page was left
	Typing    *wire.Author
	SeenAt    int64 // Unix seconds: when the team last saw it, 0 for never

	NeedsEmail bool   // the person is to be asked for an address
	EmailError string // ErrEmail, or "" otherwise
	Rating     int    // 1 to 5, 0 for none
}

// Part is one thing that was said or done.
type Part struct {
	wire.Part
	Status string // see Sent
	Error  string // of one that failed, one of Err…
	Files  []File // of one that is being sent: what is not yet in Blocks
	posted bool   // it is in the outbox
	unsaid bool   // it came before others that are older: not yet announced
}

// Key tells a part from the others of its conversation and stays the same when the
// backend has given it an id.
func (p *Part) Key() string {
	if p.ClientUUID != "" {
		return p.ClientUUID
	}
	return p.ID
}

// Statuses of a part.
const (
	Sent    = ""
	Sending = "sending"
	Failed  = "failed" // it can be retried or discarded, by its Key
)

// File is one that was chosen, on its way.
type File struct {
	ID, Name, ContentType string
	Size                  int64 // bytes
	Preview               string
	Share                 float64      // of it that is with the backend, 1 for all
	Error                 string       // one of Err…: it is not going to be sent
	Upload                *wire.Upload // once it is with the backend
}

// What went wrong, for State, Conversation, Part and File.
const (
	ErrNetwork = "network"  // no answer, or one that says to try again
	ErrRefused = "refused"  // by the backend
	ErrTooLong = "too_long" // a message of more than MaxText characters
	ErrTooBig  = "too_big"  // a file, see State.MaxFile
	ErrType    = "type"     // a file that is none of Home.Upload.ContentTypes
	ErrEmpty   = "empty"    // a file without content
	ErrUploads = "uploads"  // the backend takes no files
	ErrCount   = "count"    // more than MaxFiles
	ErrLost    = "lost"     // a file, when the page was left
	ErrEmail   = "email"    // this is no address
)

// Bounds of one message.
const (
	MaxText  = 10_000 // characters
	MaxFiles = 10
)

// defaultMaxFile holds until home says more.
const defaultMaxFile = 10 << 20

// MaxFile is how many bytes a file may have; 0 for no uploads at all.
func (s *State) MaxFile() int64 {
	if !s.HomeLoaded {
		return defaultMaxFile
	}
	return s.Home.Upload.MaxBytes
}

// all are the conversations, those that are not in the list behind.
func (s *State) all() []*Conversation {
	if len(s.others) == 0 {
		return s.List
	}
	return append(s.List[:len(s.List):len(s.List)], s.others...)
}

func (s *State) find(key string) *Conversation {
	for _, c := range s.all() {
		if c.Key == key || c.ID != "" && c.ID == key {
			return c
		}
	}
	return nil
}
