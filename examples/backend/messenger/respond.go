package messenger

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/userdata"
	"github.com/entryphone/entryphone/sdk/wire"
)

const (
	maxRating = 5
	maxRemark = 4096 // bytes; longer ones are cut
	maxEmail  = 254  // bytes, RFC 5321
)

// MarkRead notes that the person has seen all of a conversation.
func (s *Service) MarkRead(ctx context.Context, call Call, id string) error {
	return s.handle(ctx, call, func(v *visit) error {
		c, err := v.conversation(id)
		if err != nil {
			return err
		}
		return v.turn.Seen(&c, false)
	})
}

// Rate keeps what the person thinks of a conversation.
func (s *Service) Rate(ctx context.Context, call Call, id string) error {
	return s.handle(ctx, call, func(v *visit) error {
		c, err := v.conversation(id)
		if err != nil || v.repeated {
			return err
		}
		if r := call.Request.Rating; r < 1 || r > maxRating {
			return &wire.FieldError{Field: "rating", Err: fmt.Errorf("must be 1 to %d", maxRating)}
		}
		remark := userdata.Cut(strings.ToValidUTF8(call.Request.Remark, ""), maxRemark)
		return v.turn.Rate(&c, call.Request.Rating, remark)
	})
}

// Email keeps where a visitor or lead can be reached. Nobody proved that it is theirs:
// it neither finds nor merges anybody, and a user's own stays as it is.
func (s *Service) Email(ctx context.Context, call Call) error {
	email := strings.TrimSpace(call.Request.Email)
	parsed, err := mail.ParseAddress(email)
	if err != nil || parsed.Address != email || len(email) > maxEmail {
		return &wire.FieldError{Field: "email", Err: errors.New("is not an address")}
	}
	return s.handle(ctx, call, func(v *visit) error {
		if v.contact.Role == contacts.User {
			return nil
		}
		v.becomeLead()
		if v.contact.Email != email {
			v.contact.Email, v.contact.UpdatedAt = email, v.now.Unix()
		}
		return v.seen()
	})
}
