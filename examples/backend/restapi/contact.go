package restapi

import "github.com/entryphone/entryphone/examples/backend/contacts"

// contact is a contact in its published shape, as far as this backend knows it;
// what it does not know is null. Times are Unix seconds.
type contact struct {
	Type                   string         `json:"type"` // contact
	ID                     string         `json:"id"`
	WorkspaceID            string         `json:"workspace_id"`
	ExternalID             *string        `json:"external_id"` // user_id
	Role                   string         `json:"role"`        // user, lead or visitor
	Email                  *string        `json:"email"`
	Phone                  *string        `json:"phone"`
	Name                   *string        `json:"name"`
	Avatar                 *string        `json:"avatar"`
	AnonymousID            *string        `json:"anonymous_id"` // the visitor's id cookie: not in the published shape
	HasHardBounced         bool           `json:"has_hard_bounced"`
	MarkedEmailAsSpam      bool           `json:"marked_email_as_spam"`
	UnsubscribedFromEmails bool           `json:"unsubscribed_from_emails"`
	CreatedAt              int64          `json:"created_at"`
	UpdatedAt              int64          `json:"updated_at"`
	SignedUpAt             *int64         `json:"signed_up_at"`
	LastSeenAt             *int64         `json:"last_seen_at"`
	LastRepliedAt          *int64         `json:"last_replied_at"`
	LastContactedAt        *int64         `json:"last_contacted_at"`
	LanguageOverride       *string        `json:"language_override"`
	CustomAttributes       map[string]any `json:"custom_attributes"`
	UTMCampaign            *string        `json:"utm_campaign"`
	UTMContent             *string        `json:"utm_content"`
	UTMMedium              *string        `json:"utm_medium"`
	UTMSource              *string        `json:"utm_source"`
	UTMTerm                *string        `json:"utm_term"`
	Tags                   sublist        `json:"tags"`
	Notes                  sublist        `json:"notes"`
	Companies              sublist        `json:"companies"`
	ActiveCompanyID        *string        `json:"active_company_id"` // not in the published shape
}

// sublist is a list inside a contact.
type sublist struct {
	Type       string    `json:"type"` // list
	Data       []company `json:"data"`
	URL        string    `json:"url"`
	TotalCount int       `json:"total_count"`
	HasMore    bool      `json:"has_more"`
}

// company is a company inside a contact.
type company struct {
	Type             string         `json:"type"` // company
	ID               string         `json:"id"`
	CompanyID        string         `json:"company_id"`
	Name             *string        `json:"name"`
	Plan             *string        `json:"plan"`
	Website          *string        `json:"website"`
	Industry         *string        `json:"industry"`
	MonthlySpend     float64        `json:"monthly_spend"`
	Size             int64          `json:"size"`
	RemoteCreatedAt  *int64         `json:"remote_created_at"`
	CustomAttributes map[string]any `json:"custom_attributes"`
}

func toContact(c *contacts.Contact, companies []contacts.Company) contact {
	utm := func(key string) *string { return known(c.UTM[key]) }
	custom := c.Custom
	if custom == nil {
		custom = map[string]any{}
	}
	return contact{
		Type: "contact", ID: c.ID, WorkspaceID: c.AppID, ExternalID: known(c.UserID), Role: string(c.Role),
		Email: known(c.Email), Phone: known(c.Phone), Name: known(c.Name), Avatar: known(c.Avatar), AnonymousID: known(c.AnonymousID),
		UnsubscribedFromEmails: c.Unsubscribed, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt,
		SignedUpAt: known(c.SignedUpAt), LastSeenAt: known(c.LastSeenAt), LanguageOverride: known(c.Language),
		CustomAttributes: custom, UTMCampaign: utm("utm_campaign"), UTMContent: utm("utm_content"), UTMMedium: utm("utm_medium"),
		UTMSource: utm("utm_source"), UTMTerm: utm("utm_term"),
		Tags: newList(c.ID, "tags"), Notes: newList(c.ID, "notes"), Companies: companyList(c.ID, companies), ActiveCompanyID: known(c.Company),
	}
}

// known is nil for what is not known.
func known[T comparable](v T) *T {
	var unknown T
	if v == unknown {
		return nil
	}
	return &v
}

func newList(contactID, name string) sublist {
	return sublist{Type: "list", Data: []company{}, URL: "/contacts/" + contactID + "/" + name}
}

func companyList(contactID string, companies []contacts.Company) sublist {
	l := newList(contactID, "companies")
	for _, c := range companies {
		l.Data = append(l.Data, company{
			Type: "company", ID: c.ID, CompanyID: c.ID, Name: known(c.Name), Plan: known(c.Plan), Website: known(c.Website),
			Industry: known(c.Industry), MonthlySpend: c.MonthlySpend, Size: c.Size, RemoteCreatedAt: known(c.CreatedAt), CustomAttributes: c.Custom,
		})
	}
	l.TotalCount = len(l.Data)
	return l
}
