package contacts

import "maps"

// MaxCustom is how many custom attributes a contact or company can have. More are
// not stored: a page must not be able to fill the disk through one person.
const MaxCustom = 250

// Changes is what a request says about a person's data. A nil pointer leaves a
// field as it is, a pointer to the zero value clears it.
type Changes struct {
	Email, Name, Phone, Avatar, Language *string
	Unsubscribed                         *bool
	SignedUpAt                           *int64
	Custom                               map[string]any // nil values clear
	Companies                            []CompanyChanges
	Company                              string // id of the active company
}

// Apply changes the contact and says whether anything is different now.
func (c *Contact) Apply(ch Changes) bool {
	changed := c.applyEmail(ch.Email)
	for _, f := range []struct{ field, to *string }{
		{&c.Name, ch.Name}, {&c.Phone, ch.Phone}, {&c.Avatar, ch.Avatar}, {&c.Language, ch.Language},
	} {
		changed = set(f.field, f.to) || changed
	}
	changed = set(&c.Unsubscribed, ch.Unsubscribed) || changed
	changed = set(&c.SignedUpAt, ch.SignedUpAt) || changed
	if ch.Company != "" {
		changed = set(&c.Company, &ch.Company) || changed
	}
	return setCustom(&c.Custom, ch.Custom) || changed
}

// Identify makes the contact the person that a request names.
func (c *Contact) Identify(role Role, who Who) bool {
	was, left := c.Role, c.Email
	changed := set(&c.Role, &role)
	if who.UserID != "" {
		changed = set(&c.UserID, &who.UserID) || changed
	}
	if who.Email != "" {
		changed = set(&c.Email, &who.Email) || changed
	}
	if was == Lead && role == User {
		if who.Email == "" {
			c.Email = ""
		}
		c.keepLeadEmail(was, left)
	}
	return changed
}

// applyEmail keeps the email of a user who is known by nothing else: it is the
// identity, not an attribute.
func (c *Contact) applyEmail(to *string) bool {
	if to != nil && *to == "" && c.Role == User && c.UserID == "" {
		return false
	}
	return set(&c.Email, to)
}

func set[T comparable](field, to *T) bool {
	if to == nil || *field == *to {
		return false
	}
	*field = *to
	return true
}

// setCustom replaces the map instead of writing to it: whoever still holds the
// contact as it was before keeps it so.
func setCustom(field *map[string]any, changes map[string]any) bool {
	next := maps.Clone(*field)
	if next == nil {
		next = map[string]any{}
	}
	for key, value := range changes {
		_, there := next[key]
		switch {
		case value == nil:
			delete(next, key)
		case there || len(next) < MaxCustom:
			next[key] = value
		}
	}
	changed := !maps.Equal(*field, next)
	*field = next
	return changed
}
