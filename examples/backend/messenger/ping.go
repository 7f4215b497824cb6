package messenger

import (
	"context"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/userdata"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Bounds of what is kept of a page view.
const (
	maxURL   = 4096 // bytes
	maxTitle = 1024 // bytes
)

// Ping stores who is there, their data and the page view, and answers with what
// to show.
func (s *Service) Ping(ctx context.Context, call Call) (answer Answer, err error) {
	err = s.handle(ctx, call, func(v *visit) error {
		if !v.repeated {
			if err := v.apply(); err != nil {
				return err
			}
		}
		answer, err = v.answer()
		return err
	})
	return answer, err
}

func (v *visit) apply() error {
	if v.contact.Apply(v.data.Changes) || v.changed {
		v.contact.UpdatedAt = v.now.Unix()
	}
	if err := v.companies(); err != nil {
		return err
	}
	if err := v.seen(); err != nil {
		return err
	}
	return v.pageView()
}

// seen stores the contact with the time of this request.
func (v *visit) seen() error {
	v.contact.LastSeenAt = max(v.contact.LastSeenAt, v.now.Unix())
	return v.tx.PutContact(v.contact)
}

// companies stores what the page says about the companies. Where people have to
// prove who they are, a visitor has nothing to say about them.
func (v *visit) companies() error {
	if v.Workspace.IdentityVerification && v.contact.Role != contacts.User {
		return nil
	}
	for _, c := range v.data.Changes.Companies {
		if err := v.tx.ChangeCompany(v.Workspace.AppID, v.contact.ID, c); err != nil {
			return err
		}
	}
	active := v.Request.ActiveCompanyID
	if active == "" || active == v.contact.Company {
		return nil
	}
	member, err := v.tx.InCompany(v.contact.ID, v.Workspace.AppID, active)
	if member {
		v.contact.Company = active
	}
	return err
}

func (v *visit) pageView() error {
	r := v.Request
	if r.URL == "" || r.PageView == wire.NoPageView {
		return nil
	}
	_, err := v.tx.AddPageView(v.contact.ID, store.PageView{
		PageLoad: userdata.Cut(r.PageLoadID, maxUTM),
		URL:      userdata.Cut(r.URL, maxURL),
		Title:    userdata.Cut(r.PageTitle, maxTitle),
		Referrer: userdata.Cut(r.Referrer, maxURL),
		Number:   max(0, r.PageView),
		At:       v.now.Unix(),
	})
	return err
}
