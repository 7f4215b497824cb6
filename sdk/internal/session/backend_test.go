package session_test

import (
	"fmt"
	"testing"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/require"
)

// backend keeps contacts as a real one does, and remembers which session it gave
// to whom.
type backend struct {
	pending  []*posted
	contacts map[string]string   // A or B, by anonymous id
	issued   map[string]string   // A or B, by session
	used     map[string][]string // sessions, by page and lane
}

// posted is a request on its way.
type posted struct {
	sent
	page  int
	from  string // its page and lane
	named string // A, B or "", by what it says
	owner string // A, B or "", by what is known of its lane
}

func newBackend() backend {
	return backend{contacts: map[string]string{}, issued: map[string]string{}, used: map[string][]string{}}
}

func (b *backend) add(p *posted) { b.pending = append(b.pending, p) }

// uses notes that a lane goes with a session.
func (b *backend) uses(lane, session string) {
	b.used[lane] = append(b.used[lane], session)
}

func (b *backend) drop(page, lane int) {
	var kept []*posted
	for _, p := range b.pending {
		if p.page != page || p.lane != lane {
			kept = append(kept, p)
		}
	}
	b.pending = kept
}

// check finds sessions that were given to one and go with the requests of another.
func (b *backend) check(t testing.TB, lanes map[string]string) {
	for lane, sessions := range b.used {
		for _, s := range sessions {
			if b.issued[s] != "" && lanes[lane] != "" {
				require.Equal(t, lanes[lane], b.issued[s], "the session of one goes with requests of another")
			}
		}
	}
}

// receive takes in all that is on its way.
func (b *backend) receive() {
	for _, p := range b.pending {
		b.merge(p)
	}
	b.pending = nil
}

// merge makes the visitor of a ping the user that it names, and says whether the
// contact is the one that the request was made for. Never user into user.
func (b *backend) merge(p *posted) bool {
	id, _ := p.value("anonymous_id").(string)
	if p.name == wire.Ping && b.contacts[id] == "" {
		b.contacts[id] = p.named
	}
	return p.owner == "" || b.contacts[id] == "" || b.contacts[id] == p.owner
}

// answer takes the next request of some lane.
func (b *backend) answer(t testing.TB, arg byte) (r *posted, outcome wire.Outcome, status int, body string) {
	if len(b.pending) == 0 {
		return nil, 0, 0, ""
	}
	chosen := b.pending[int(arg)%len(b.pending)].from
	for i, p := range b.pending {
		if p.from == chosen {
			r = p
			b.pending = append(b.pending[:i:i], b.pending[i+1:]...)
			break
		}
	}
	switch {
	case arg >= 250 && r.name == wire.Ping:
		return r, wire.Refused, 403, ``
	case arg >= 245:
		return r, wire.Dropped, 400, ``
	case arg >= 240:
		b.merge(r)
		return r, wire.Done, 200, `<html>`
	}
	require.True(t, b.merge(r), "the id of one came with the name of another")
	return r, wire.Done, 200, b.word(r)
}

func (b *backend) word(r *posted) string {
	id, _ := r.value("anonymous_id").(string)
	who, role := b.contacts[id], wire.RoleVisitor
	if who != "" {
		role = wire.RoleUser
	}
	session := fmt.Sprintf("session-%s-%d-%s", id, len(b.issued), who)
	b.issued[session] = who
	return fmt.Sprintf(`{"user":{"role":"%s","anonymous_id":"%s"},"anonymous_session":"%s"}`, role, id, session)
}
