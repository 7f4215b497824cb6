package messenger

import (
	"errors"
	"time"

	"github.com/google/uuid"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/identity"
	"github.com/entryphone/entryphone/examples/backend/sessions"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/uploads"
	"github.com/entryphone/entryphone/examples/backend/userdata"
)

// visit is one request inside its transaction.
type visit struct {
	Call
	tx       *store.Tx
	data     userdata.Data
	now      time.Time
	sessions *sessions.Keeper
	turn     *conversations.Turn
	folder   *uploads.Folder

	repeated    bool // the request had its effect before
	session     sessions.Session
	contact     *contacts.Contact
	anonymousID string // the id cookie that the browser is to have
	heirID      string // of a new visitor, where the browser's is a user's
	changed     bool   // the contact's data is not what it was
}

// identify finds the contact of the request, creates it or merges what turned out
// to be the same person.
func (v *visit) identify(person identity.Person) error {
	if err := v.claim(); err != nil {
		return err
	}
	plan, who, err := v.resolve(person)
	if err != nil {
		return err
	}
	if plan.Target == nil && v.repeated {
		if err := v.recall(&plan); err != nil {
			return err
		}
	}
	return v.settle(plan, who)
}

// resolve finds out which contact the request belongs to.
func (v *visit) resolve(person identity.Person) (contacts.Plan, contacts.Who, error) {
	who := contacts.Who{UserID: person.UserID, Email: person.Email, EmailProven: person.EmailProven}
	known, err := v.lookUp(who)
	return contacts.Resolve(who, known), who, err
}

// claim notes the Idempotency-Key.
func (v *visit) claim() error {
	key := v.Request.IdempotencyKey
	if key == "" {
		return nil
	}
	isNew, err := v.tx.ClaimRequest(v.Workspace.AppID, key, v.now.Unix(), v.now.Add(-keyLife).Unix())
	v.repeated = !isNew
	return err
}

// recall finds the visitor whom the first try of this request created: where its
// answer was lost, the client knows them by nothing but the key.
func (v *visit) recall(plan *contacts.Plan) error {
	id, err := v.tx.RequestContact(v.Workspace.AppID, v.Request.IdempotencyKey)
	if err != nil {
		return err
	}
	c, err := found(v.tx.Contact(v.Workspace.AppID, id))
	if err != nil {
		return err
	}
	if c == nil || c.Role != plan.Role || c.Role == contacts.User {
		v.repeated = false
		return nil
	}
	plan.Target = c
	return nil
}

// lookUp reads what the database holds for the ids of the request.
func (v *visit) lookUp(who contacts.Who) (known contacts.Known, err error) {
	app := v.Workspace.AppID
	if known.ByUserID, err = found(v.tx.ContactByUserID(app, who.UserID)); err != nil {
		return known, err
	}
	if known.ByEmail, err = v.tx.UsersByEmail(app, who.Email); err != nil {
		return known, err
	}
	if known.Anonymous, err = found(v.tx.ContactByAnonymousID(app, v.data.AnonymousID)); err != nil {
		return known, err
	}
	if a := known.Anonymous; a != nil && a.Role == contacts.User {
		if known.Heir, err = v.heir(); err != nil {
			return known, err
		}
	}
	session, err := v.sessions.Open(app, v.Request.Session)
	if err != nil {
		return known, nil // none, or none that is good
	}
	known.Session, err = found(v.tx.ContactBySession(app, session.ContactID, session.Version))
	if known.Session != nil {
		v.session = session
	}
	return known, err
}

// heir is the visitor for whom who has a user's id cookie and no session is taken. Their
// id follows from that cookie, so that requests whose answers are lost, or on their way,
// are one visitor's: there is nothing else to know them by.
func (v *visit) heir() (*contacts.Contact, error) {
	id := v.data.AnonymousID
	for range maxHeirs {
		id = uuid.NewSHA1(heirs, []byte(v.Workspace.AppID+" "+id)).String()
		c, err := found(v.tx.ContactByAnonymousID(v.Workspace.AppID, id))
		if err != nil || c == nil || c.Role != contacts.User {
			v.heirID = id
			return c, err
		}
	}
	return nil, nil
}

// maxHeirs bounds how often a cookie's visitors became users. Behind that ids are random.
const maxHeirs = 10

var heirs = uuid.MustParse("2f1b7c5e-8d43-4c9a-a6d0-5e9b3f70c812")

func found(c *contacts.Contact, err error) (*contacts.Contact, error) {
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return c, err
}
