package conversations

import "github.com/entryphone/entryphone/sdk/wire"

// Kind is what happened, as the team is told.
type Kind string

// The kinds.
const (
	Said    Kind = "said"    // by either side
	Noted   Kind = "noted"   // by an admin, for admins
	Changed Kind = "changed" // state, assignment, rating
	Read    Kind = "read"    // by either side
	Typing  Kind = "typing"  // by either side: see Author
)

// Event is something that happened in a conversation. Kind and the ids are enough for
// the team, who read the conversation again.
type Event struct {
	Kind                             Kind
	AppID, ContactID, ConversationID string
	PartID                           string      // of what was said, noted or changed
	Author                           wire.Author // who did it
	// Frame is what the person's sockets are sent; without a type nothing.
	Frame wire.Frame
}

// PersonTopic and TeamTopic name what there is to subscribe to on a bus of events:
// what concerns one person, and all of a workspace.
func PersonTopic(contactID string) string { return "person:" + contactID }

// TeamTopic is for everything that happens in a workspace.
func TeamTopic(appID string) string { return "team:" + appID }
