package outbox

import "github.com/entryphone/entryphone/sdk/wire"

// Said says whether a request is what a person said in the messenger. It is not
// dropped for want of room, and nothing that the person did holds it up.
func (e *Entry) Said() bool {
	switch e.kind() {
	case wire.Messages, wire.Conversations, wire.Email:
		return true
	}
	return false
}

func (e *Entry) uuid() string { return e.Fields.String("client_assigned_uuid") }

// Said returns the messages in the queue of a person: by name, or as the visitor who
// they were.
func (o *Outbox) Said(who, visitor string) (messages []*Entry) {
	for _, e := range o.entries {
		if e.uuid() != "" && (e.Who == who || visitor != "" && e.visitor() == visitor) {
			messages = append(messages, e)
		}
	}
	return messages
}

// Nudge makes the message of that client_assigned_uuid due, where it is in the queue
// and nobody asked for a pause.
func (o *Outbox) Nudge(uuid string) bool {
	for _, e := range o.entries {
		if uuid == "" || e.uuid() != uuid {
			continue
		}
		o.waits = o.readWaits()
		for i := range o.waits {
			if w := &o.waits[i]; !w.asked && (w.line == e.line() || w.line == circuit) {
				w.until = 0
			}
		}
		o.writeWaits()
		return true
	}
	return false
}

// Unsay takes the message of that client_assigned_uuid out of the queue, unless it is
// on its way.
func (o *Outbox) Unsay(uuid string) {
	for _, e := range o.entries {
		if uuid != "" && e.uuid() == uuid && !e.sending {
			o.forget(e)
			return
		}
	}
}
