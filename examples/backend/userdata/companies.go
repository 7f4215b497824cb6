package userdata

import (
	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/sdk/wire"
)

// maxCompanies is how many companies of one request are read.
const maxCompanies = 50

var companyReserved = map[string]bool{
	"id": true, "company_id": true, "name": true, "created_at": true, "remote_created_at": true, "plan": true,
	"monthly_spend": true, "size": true, "website": true, "industry": true,
}

// companies reads companies[] and company, which is the active one.
func (d *Data) companies(o wire.Object) {
	for _, v := range o.List("companies") {
		one, _ := v.(wire.Object)
		if c := company(one); usable(c) && len(d.Changes.Companies) < maxCompanies {
			d.Changes.Companies = append(d.Changes.Companies, c)
		}
	}
	if c := company(o.Object("company")); usable(c) {
		d.Changes.Companies = append(d.Changes.Companies, c)
		d.Changes.Company = c.ID
	}
}

func usable(c contacts.CompanyChanges) bool { return c.ID != "" && len(c.ID) <= maxID }

func company(o wire.Object) contacts.CompanyChanges {
	c := contacts.CompanyChanges{
		ID:           id(o, "id"),
		Name:         text(o, "name"),
		Plan:         text(o, "plan"),
		Website:      text(o, "website"),
		Industry:     text(o, "industry"),
		MonthlySpend: number(o, "monthly_spend"),
		Size:         whole(o, "size"),
		CreatedAt:    whole(o, "remote_created_at"),
		Custom:       custom(o, companyReserved),
	}
	if c.ID == "" {
		c.ID = id(o, "company_id")
	}
	if c.CreatedAt == nil {
		c.CreatedAt = whole(o, "created_at")
	}
	return c
}
