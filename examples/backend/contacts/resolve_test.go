package contacts_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/backend/contacts"
)

func visitor(id string) *contacts.Contact { return &contacts.Contact{ID: id, Role: contacts.Visitor} }
func lead(id string) *contacts.Contact    { return &contacts.Contact{ID: id, Role: contacts.Lead} }
func user(id, userID, email string) *contacts.Contact {
	return &contacts.Contact{ID: id, Role: contacts.User, UserID: userID, Email: email}
}

func TestWhoIsThere(t *testing.T) {
	type known = contacts.Known
	type who = contacts.Who
	list := func(c ...*contacts.Contact) []*contacts.Contact { return c }
	ada, bob := user("A", "a", "ada@example.com"), user("B", "b", "bob@example.com")
	mail := user("M", "", "ada@example.com")
	v, w, l, k := visitor("V"), visitor("W"), lead("L"), lead("K")

	tests := []struct {
		name   string
		who    who
		known  known
		target string // "" is a new contact
		role   contacts.Role
		absorb []string
		keepID bool
	}{
		{"nobody known", who{}, known{}, "", contacts.Visitor, nil, true},
		{"a visitor by the id cookie", who{}, known{Anonymous: v}, "V", contacts.Visitor, nil, true},
		{"a lead by the id cookie", who{}, known{Anonymous: l}, "L", contacts.Lead, nil, true},
		{"a user's id cookie alone is the next person", who{}, known{Anonymous: ada}, "", contacts.Visitor, nil, false},
		{"a user by session", who{}, known{Session: ada}, "A", contacts.User, nil, true},
		{"the next person again", who{}, known{Anonymous: ada, Heir: v}, "V", contacts.Visitor, nil, false},
		{"the next person, who wrote", who{}, known{Anonymous: ada, Heir: l}, "L", contacts.Lead, nil, false},
		{"a session goes before the next person", who{}, known{Session: ada, Anonymous: ada, Heir: v}, "A", contacts.User, nil, true},
		{"a user in another user's browser is not its next person", who{UserID: "a"}, known{Anonymous: bob, Heir: v}, "", contacts.User, nil, false},
		{"a user by session and id cookie", who{}, known{Session: ada, Anonymous: ada}, "A", contacts.User, nil, true},
		{"a visitor by session", who{}, known{Session: v, Anonymous: v}, "V", contacts.Visitor, nil, true},
		{"the session goes before the id cookie", who{}, known{Session: v, Anonymous: w}, "V", contacts.Visitor, nil, false},
		{"a user's session beside another's id cookie", who{}, known{Session: ada, Anonymous: bob}, "A", contacts.User, nil, false},

		{"a new user", who{UserID: "a"}, known{}, "", contacts.User, nil, true},
		{"a visitor becomes a user", who{UserID: "a"}, known{Session: v, Anonymous: v}, "V", contacts.User, nil, true},
		{"a visitor becomes a user by the id cookie", who{UserID: "a"}, known{Anonymous: v}, "V", contacts.User, nil, true},
		{"a lead becomes a user", who{Email: "x@example.com"}, known{Session: l, Anonymous: l}, "L", contacts.User, nil, true},
		{"a user comes back", who{UserID: "a"}, known{ByUserID: ada}, "A", contacts.User, nil, true},
		{"a visitor turns out to be a known user", who{UserID: "a"}, known{ByUserID: ada, Session: v, Anonymous: v}, "A", contacts.User, []string{"V"}, true},
		{"a lead turns out to be a known user", who{UserID: "a"}, known{ByUserID: ada, Anonymous: l}, "A", contacts.User, []string{"L"}, true},
		{"session and id cookie are two visitors", who{UserID: "a"}, known{ByUserID: ada, Session: v, Anonymous: w}, "A", contacts.User, []string{"V", "W"}, true},
		{"two visitors become one new user", who{UserID: "a"}, known{Session: v, Anonymous: w}, "V", contacts.User, []string{"W"}, true},
		{"a lead never becomes part of a lead", who{UserID: "a"}, known{Session: l, Anonymous: k}, "L", contacts.User, nil, false},
		{"a user never becomes part of a user", who{UserID: "a"}, known{ByUserID: ada, Session: bob, Anonymous: bob}, "A", contacts.User, nil, false},
		{"another user's browser, a new user", who{UserID: "a"}, known{Session: bob, Anonymous: bob}, "", contacts.User, nil, false},
		{"another user's session, a visitor's id cookie", who{UserID: "a"}, known{ByUserID: ada, Session: bob, Anonymous: v}, "A", contacts.User, []string{"V"}, true},

		{"by email alone", who{Email: "ada@example.com"}, known{ByEmail: list(ada)}, "A", contacts.User, nil, true},
		{"another email is another person", who{Email: "new@example.com"}, known{Session: mail, Anonymous: mail}, "", contacts.User, nil, false},
		{"an email user gains an id", who{UserID: "a", Email: "ada@example.com", EmailProven: true}, known{ByEmail: list(mail)}, "M", contacts.User, nil, true},
		{"an unproven email gains nothing", who{UserID: "a", Email: "ada@example.com"}, known{ByEmail: list(mail)}, "", contacts.User, nil, true},
		{"unless the session proves it", who{UserID: "a", Email: "ada@example.com"}, known{ByEmail: list(mail), Session: mail}, "M", contacts.User, nil, true},
		{"an email with another user id is another person", who{UserID: "c", Email: "ada@example.com", EmailProven: true}, known{ByEmail: list(ada)}, "", contacts.User, nil, true},
		{"the user id goes before the email", who{UserID: "b", Email: "ada@example.com", EmailProven: true}, known{ByUserID: bob, ByEmail: list(mail)}, "B", contacts.User, nil, true},
		{"one email of many: the session's", who{Email: "ada@example.com"}, known{ByEmail: list(mail, ada), Session: ada}, "A", contacts.User, nil, true},
		{"one email of many: the one without an id", who{Email: "ada@example.com"}, known{ByEmail: list(ada, mail)}, "M", contacts.User, nil, true},
		{"one email of many: the oldest", who{Email: "ada@example.com"}, known{ByEmail: list(ada, user("C", "c", "ada@example.com"))}, "A", contacts.User, nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := contacts.Resolve(tt.who, tt.known)
			target := ""
			if got.Target != nil {
				target = got.Target.ID
			}
			var absorb []string
			for _, c := range got.Absorb {
				absorb = append(absorb, c.ID)
			}
			assert.Equal(t, tt.target, target, "target")
			assert.Equal(t, tt.role, got.Role, "role")
			assert.Equal(t, tt.absorb, absorb, "absorbed")
			assert.Equal(t, tt.keepID, got.KeepAnonymousID, "keeps the id cookie")
		})
	}
}

func TestUsersAreNeverAbsorbed(t *testing.T) {
	all := []*contacts.Contact{nil, visitor("V"), lead("L"), user("A", "a", "ada@example.com"), user("M", "", "ada@example.com")}
	whos := []contacts.Who{{}, {UserID: "a"}, {Email: "ada@example.com"}, {UserID: "z", Email: "ada@example.com", EmailProven: true}}
	for _, session := range all {
		for _, anonymous := range all {
			for _, byID := range []*contacts.Contact{nil, all[3]} {
				for _, byEmail := range [][]*contacts.Contact{nil, {all[4]}, {all[3], all[4]}} {
					for _, who := range whos {
						p := contacts.Resolve(who, contacts.Known{ByUserID: byID, ByEmail: byEmail, Session: session, Anonymous: anonymous})
						for _, c := range p.Absorb {
							assert.NotEqual(t, contacts.User, c.Role)
							assert.Equal(t, contacts.User, p.Role)
						}
					}
				}
			}
		}
	}
}
