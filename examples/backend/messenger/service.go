// Package messenger answers the messenger's requests (section 7 of the contract):
// it finds out who is there, stores what the request says in one transaction, and
// says what to show. A request that is repeated, known by its Idempotency-Key, has
// its effect once and is answered again.
package messenger

import (
	"context"
	"errors"
	"time"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/identity"
	"github.com/entryphone/entryphone/examples/backend/sessions"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/uploads"
	"github.com/entryphone/entryphone/examples/backend/userdata"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

var (
	// ErrNoContent is returned for an event of content that does not exist.
	ErrNoContent = errors.New("there is no such content")
	// ErrNoConversation is returned for a conversation that the person does not have.
	ErrNoConversation = errors.New("there is no such conversation")
	// ErrNobody is returned by Recognize for somebody who is not known yet.
	ErrNobody = errors.New("there is nobody of that name yet")
)

// keyLife is how long an Idempotency-Key is remembered.
const keyLife = 24 * time.Hour

// Service answers requests. It is safe for use by many goroutines.
type Service struct {
	Store    *store.Store
	Sessions *sessions.Keeper
	Now      func() time.Time
	// Patience is how long a request may take to be stored, even if its sender has
	// gone: a page that is left right after the call must not lose it.
	Patience time.Duration
	// Changed is told the app id after every change to a workspace's data.
	Changed func(appID string)
	// Talk is the team's side of conversations, which is told of the person's.
	Talk    *conversations.Service
	Uploads *uploads.Folder
}

// Call is a request and where it came from.
type Call struct {
	Workspace *workspace.Workspace
	Request   wire.Request
	Backend   string // the URL under which the client reached this server
	Language  string // the Accept-Language header
}

// handle verifies who is there and runs fn for them in a transaction. Nothing is
// stored for a refused identity, where the error is identity.ErrRefused or
// ErrExpired, nor for a field that cannot be used (a [*wire.FieldError]).
func (s *Service) handle(ctx context.Context, call Call, fn func(*visit) error) error {
	data, person, err := s.verify(call)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.Patience)
	defer cancel()
	err = s.Store.Write(ctx, func(tx *store.Tx) error {
		v := s.visit(call, data, tx)
		tx.OnCommit(func() { s.Talk.Publish(v.turn.Events...) })
		if err := v.identify(person); err != nil {
			return err
		}
		return fn(v)
	})
	if err == nil {
		s.Changed(call.Workspace.AppID)
	}
	return err
}

// verify reads what a call says about the person, and whether it may say so.
func (s *Service) verify(call Call) (userdata.Data, identity.Person, error) {
	data, err := userdata.Parse(call.Request.UserData)
	if err != nil {
		return data, identity.Person{}, err
	}
	verifier := identity.Verifier{Secret: call.Workspace.Secret, Enforced: call.Workspace.IdentityVerification, Now: s.Now}
	person, err := verifier.Verify(data.Claim)
	return data, person, err
}

func (s *Service) visit(call Call, data userdata.Data, tx *store.Tx) *visit {
	now := s.Now()
	turn := &conversations.Turn{Tx: tx, Workspace: call.Workspace, Now: now.Unix()}
	return &visit{Call: call, tx: tx, data: data, now: now, sessions: s.Sessions, turn: turn, folder: s.Uploads}
}

// ForgetRequests removes the Idempotency-Keys that no longer count.
func (s *Service) ForgetRequests(ctx context.Context) error {
	return s.Store.ForgetRequests(ctx, s.Now().Add(-keyLife).Unix())
}
