package contacts

import "maps"

// Absorb takes over what is known of a visitor or lead who turned out to be this
// person. What the contact itself knows wins.
func (c *Contact) Absorb(from *Contact) {
	for _, f := range []struct {
		field *string
		from  string
	}{
		{&c.Email, from.Email}, {&c.Name, from.Name}, {&c.Phone, from.Phone},
		{&c.Avatar, from.Avatar}, {&c.Language, from.Language}, {&c.Company, from.Company},
	} {
		if *f.field == "" {
			*f.field = f.from
		}
	}
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
