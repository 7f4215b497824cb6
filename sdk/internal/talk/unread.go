package talk

import "github.com/entryphone/entryphone/sdk/wire"

// setUnread takes over which conversations are unread, and says so; tell says it to
// the other tabs as well.
func (t *Talk) setUnread(ids []string, tell bool) {
	var list []string
	for _, id := range ids {
		if !contains(t.reading, id) && !contains(list, id) {
			list = append(list, id)
		}
	}
	same := len(list) == len(t.unread)
	for _, id := range list {
		same = same && contains(t.unread, id)
	}
	if same {
		return
	}
	t.unread, t.Unread = list, len(list)
	for _, c := range t.List {
		c.Unread = c.ID != "" && contains(list, c.ID)
	}
	t.emit(Unread{len(list)})
	if tell {
		t.tellUnread()
	}
}

func (t *Talk) tellUnread() {
	ids := []any{}
	for _, id := range t.unread {
		ids = append(ids, id)
	}
	t.emit(Tell{wire.Object(nil).WithText("type", "unread").With("ids", ids)})
}

// see says that what somebody has before them is read.
func (t *Talk) see() {
	c := t.Current()
	if !t.Open || !t.visible || !t.live || c == nil || c.ID == "" || !contains(t.unread, c.ID) {
		return
	}
	t.setUnread(without(t.unread, c.ID), true)
	t.reading = append(without(t.reading, c.ID), c.ID)
	t.emit(Send{wire.ReadPath(c.ID), wire.Request{}})
}
