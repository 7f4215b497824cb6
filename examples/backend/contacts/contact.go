// Package contacts holds the rules of who is who (section 3 of the contract):
// which contact a request belongs to, what is merged into what, and how data
// attributes change a contact. It is pure: it neither stores nor looks up.
package contacts

// Role is what a contact is.
type Role string

// Roles. A visitor is known by the id cookie alone; a lead is a visitor who wrote
// a message; a user has a user id or an email.
const (
	Visitor Role = "visitor"
	Lead    Role = "lead"
	User    Role = "user"
)

// Contact is one person of one workspace. Empty strings and zero times mean
// unknown.
type Contact struct {
	ID, AppID    string
	Role         Role
	UserID       string
	Email        string // as the page wrote it; compared without regard to case
	AnonymousID  string // the id cookie of the browser seen last
	Name         string
	Phone        string
	Avatar       string            // URL
	Language     string            // language_override
	Unsubscribed bool              // unsubscribed_from_emails
	SignedUpAt   int64             // created_at of the settings, Unix seconds
	Custom       map[string]any    // string, float64 or bool
	UTM          map[string]string // utm_source and so on, of the first visit
	Company      string            // id of the active company

	SessionVersion                   int64 // raised to revoke sessions
	CreatedAt, UpdatedAt, LastSeenAt int64 // Unix seconds
}

// Attribute returns the data or custom attribute of that name: a string, float64
// or bool, or nil when it is unknown.
func (c *Contact) Attribute(name string) any {
	switch name {
	case "role":
		return string(c.Role)
	case "user_id":
		return known(c.UserID)
	case "email":
		return known(c.Email)
	case "name":
		return known(c.Name)
	case "phone":
		return known(c.Phone)
	case "language_override":
		return known(c.Language)
	case "unsubscribed_from_emails":
		return c.Unsubscribed
	case "created_at":
		return knownTime(c.SignedUpAt)
	}
	if v, ok := c.UTM[name]; ok {
		return v
	}
	return c.Custom[name]
}

func known(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func knownTime(t int64) any {
	if t == 0 {
		return nil
	}
	return float64(t)
}
