package messenger

import (
	"context"
	"errors"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/store"
)

// errUnsettled says that who is there is not who was stored.
var errUnsettled = errors.New("the person has to be stored first")

// ask is handle for questions, which store nothing: they do not wait for those who
// write, but where the person has to be stored first.
func (s *Service) ask(ctx context.Context, call Call, fn func(*visit) error) error {
	data, person, err := s.verify(call)
	if err != nil {
		return err
	}
	err = s.Store.Read(ctx, func(tx *store.Tx) error {
		v := s.visit(call, data, tx)
		plan, _, err := v.resolve(person)
		if err != nil {
			return err
		}
		if plan.Target == nil || plan.Target.Role != plan.Role || len(plan.Absorb) > 0 {
			return errUnsettled
		}
		v.contact = plan.Target
		return fn(v)
	})
	if errors.Is(err, errUnsettled) {
		return s.handle(ctx, call, fn)
	}
	return err
}

// Recognize finds out who is there and stores nothing. Somebody whom no request made
// known before is ErrNobody.
func (s *Service) Recognize(ctx context.Context, call Call) (who *contacts.Contact, err error) {
	data, person, err := s.verify(call)
	if err != nil {
		return nil, err
	}
	err = s.Store.Read(ctx, func(tx *store.Tx) error {
		plan, _, err := s.visit(call, data, tx).resolve(person)
		if err != nil {
			return err
		}
		if who = plan.Target; who == nil {
			return ErrNobody
		}
		return nil
	})
	return who, err
}
