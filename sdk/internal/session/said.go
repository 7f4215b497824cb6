package session

import "github.com/entryphone/entryphone/sdk/wire"

// Say sends what the person said in the messenger: of the request what is theirs.
func (m *Machine) Say(name string, said wire.Request, page Page) []Effect {
	if m.p != nil {
		m.send(name, page, func(r *wire.Request) {
			r.Blocks, r.ClientUUID = said.Blocks, said.ClientUUID
			r.Email, r.Rating, r.Remark = said.Email, said.Rating, said.Remark
		})
	}
	return m.take()
}

// Question returns the fields of a request that asks something for the person, and
// their session; the name says what. Questions are asked once, and not in the outbox.
func (m *Machine) Question(page Page, more func(*wire.Request)) (fields wire.Object, session string) {
	if m.p == nil {
		return nil, ""
	}
	page.Call = ""
	r := m.request(page)
	more(&r)
	return r.Object(), m.p.session
}

// Language is what the page wants the messenger to speak, or "".
func (m *Machine) Language() string {
	if m.p == nil {
		return ""
	}
	return m.p.known.String("language_override")
}

// Known changes whenever the backend knows who is booted under another session or in
// another role.
func (m *Machine) Known() string {
	if m.p == nil {
		return ""
	}
	return m.p.session + " " + m.p.role
}

// Over says that somebody was booted and is not any more.
func (m *Machine) Over() bool { return m.ended }
