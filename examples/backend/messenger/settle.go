package messenger

import (
	"net/url"
	"strings"

	"github.com/google/uuid"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/userdata"
)

// maxUTM is how many bytes of a utm parameter are kept.
const maxUTM = 255

// settle carries out the plan.
func (v *visit) settle(plan contacts.Plan, who contacts.Who) error {
	v.contact = plan.Target
	if v.contact == nil {
		v.contact = v.newContact()
	}
	for _, c := range plan.Absorb {
		v.contact.Absorb(c)
	}
	v.changed = v.contact.Identify(plan.Role, who) || len(plan.Absorb) > 0
	moved := v.chooseAnonymousID(plan.KeepAnonymousID)
	if plan.Target == nil || v.changed || moved {
		if err := v.tx.PutContact(v.contact); err != nil {
			return err
		}
	}
	for _, c := range plan.Absorb {
		if err := v.tx.Merge(c, v.contact, v.now.Unix()); err != nil {
			return err
		}
	}
	if err := v.tx.BindAnonymousID(v.Workspace.AppID, v.anonymousID, v.contact.ID); err != nil {
		return err
	}
	if v.Request.IdempotencyKey == "" {
		return nil
	}
	return v.tx.LinkRequest(v.Workspace.AppID, v.Request.IdempotencyKey, v.contact.ID)
}

// chooseAnonymousID keeps the browser's id cookie where it can, and else hands out
// the contact's own. It says whether the contact's id is another now.
func (v *visit) chooseAnonymousID(keep bool) bool {
	before := v.contact.AnonymousID
	switch {
	case keep && v.data.AnonymousID != "":
		v.contact.AnonymousID = v.data.AnonymousID
	case v.contact.AnonymousID == "" && v.contact.Role == contacts.Visitor && v.heirID != "":
		v.contact.AnonymousID = v.heirID
	case v.contact.AnonymousID == "":
		v.contact.AnonymousID = uuid.NewString()
	}
	v.anonymousID = v.contact.AnonymousID
	return v.anonymousID != before
}

func (v *visit) newContact() *contacts.Contact {
	now := v.now.Unix()
	return &contacts.Contact{
		ID: store.NewID(), AppID: v.Workspace.AppID, Role: contacts.Visitor, SessionVersion: 1,
		UTM: utm(v.Request.URL), CreatedAt: now, UpdatedAt: now, LastSeenAt: now,
	}
}

// utm reads the campaign from the first URL that a person opened.
func utm(page string) map[string]string {
	u, err := url.Parse(page)
	if err != nil {
		return nil
	}
	out := map[string]string{}
	for key, values := range u.Query() {
		switch key {
		case "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content":
			if values[0] != "" {
				out[key] = userdata.Cut(strings.ToValidUTF8(values[0], ""), maxUTM)
			}
		}
	}
	return out
}
