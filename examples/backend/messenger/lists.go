package messenger

import (
	"context"
	"errors"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/uploads"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Bounds of what is answered at a time.
const (
	defaultPerPage = 20
	maxPerPage     = 50
	maxPage        = 100_000
	partsAtOnce    = 50
)

// Home answers what the messenger opens with.
func (s *Service) Home(ctx context.Context, call Call) (a wire.HomeAnswer, err error) {
	err = s.ask(ctx, call, func(v *visit) error {
		ws := call.Workspace
		limits := wire.UploadLimits{MaxBytes: s.Uploads.Limits.File, ContentTypes: uploads.Types()}
		a = wire.HomeAnswer{Greeting: ws.Greeting, Introduction: ws.Introduction, ReplyTime: ws.ReplyTime, Spaces: spaces, Upload: limits}
		for _, admin := range ws.Admins {
			a.Team = append(a.Team, conversations.AdminAuthor(admin))
		}
		a.ConversationList, err = v.list()
		return err
	})
	return a, err
}

// Conversations answers a page of the person's conversations.
func (s *Service) Conversations(ctx context.Context, call Call) (a wire.ConversationList, err error) {
	err = s.ask(ctx, call, func(v *visit) error { a, err = v.list(); return err })
	return a, err
}

func (v *visit) list() (wire.ConversationList, error) {
	page, perPage := min(max(1, v.Request.Page), maxPage), v.Request.PerPage
	if perPage < 1 {
		perPage = defaultPerPage
	}
	perPage = min(perPage, maxPerPage)
	a := wire.ConversationList{Conversations: []wire.Conversation{}}
	found, err := v.tx.ConversationsOf(v.contact.ID, (page-1)*perPage, perPage+1)
	if err != nil {
		return a, err
	}
	a.HasMore = len(found) > perPage
	for _, c := range found[:min(perPage, len(found))] {
		thread, err := conversations.LoadLast(v.tx, c, v.contact)
		if err != nil {
			return a, err
		}
		a.Conversations = append(a.Conversations, thread.Wire(v.Workspace))
	}
	a.UnreadIDs, err = v.tx.UnreadIDs(v.contact.ID)
	return a, err
}

// Conversation answers one of the person's conversations.
func (s *Service) Conversation(ctx context.Context, call Call, id string) (a wire.Conversation, err error) {
	err = s.ask(ctx, call, func(v *visit) error {
		c, err := v.conversation(id)
		if err != nil {
			return err
		}
		a, err = v.thread(c, call.Request.Before)
		if errors.Is(err, store.ErrNotFound) {
			return &wire.FieldError{Field: "before", Err: errors.New("is no part of this conversation")}
		}
		return err
	})
	return a, err
}

// conversation finds one of the person's conversations, or returns ErrNoConversation.
func (v *visit) conversation(id string) (store.Conversation, error) {
	c, err := v.tx.ConversationOf(v.contact.ID, id)
	if errors.Is(err, store.ErrNotFound) {
		err = ErrNoConversation
	}
	return c, err
}

func (v *visit) thread(c store.Conversation, before string) (wire.Conversation, error) {
	page := conversations.Page{Before: before, Limit: partsAtOnce, ForPerson: true}
	thread, err := conversations.Load(v.tx, c, v.contact, page)
	return thread.Wire(v.Workspace), err
}
