package contacts

import "maps"

// Absorb takes over what is known of a visitor or lead who turned out to be this
// person. What the contact itself knows wins.
func (c *Contact) Absorb(from *Contact) {
	for _, f := range []struct {
		field *string
		from  string
	}{
		{&c.Name, from.Name}, {&c.Phone, from.Phone},
		{&c.Avatar, from.Avatar}, {&c.Language, from.Language}, {&c.Company, from.Company},
	} {
		if *f.field == "" {
			*f.field = f.from
		}
	}
	c.keepLeadEmail(from.Role, from.Email)
	if c.SignedUpAt == 0 {
		c.SignedUpAt = from.SignedUpAt
	}
	if len(c.UTM) == 0 {
		c.UTM = from.UTM
	}
	missing := maps.Clone(from.Custom)
	maps.DeleteFunc(missing, func(key string, _ any) bool { _, known := c.Custom[key]; return known })
	setCustom(&c.Custom, missing)
	c.Unsubscribed = c.Unsubscribed || from.Unsubscribed
	c.CreatedAt = min(c.CreatedAt, from.CreatedAt)
	c.LastSeenAt = max(c.LastSeenAt, from.LastSeenAt)
}

// LeadEmail is the custom attribute that keeps the address that a lead left once the
// lead is a user. It must not become the user's email, by which people are found:
// nobody proved whose it is.
const LeadEmail = "lead_email"

func (c *Contact) keepLeadEmail(role Role, email string) {
	if role != Lead || email == "" || email == c.Email {
		return
	}
	if _, known := c.Custom[LeadEmail]; !known {
		setCustom(&c.Custom, map[string]any{LeadEmail: email})
	}
}
