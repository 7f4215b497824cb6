package inbox

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/store"
)

// latest is how many page views and events are shown.
const latest = 20

// personView is what is known of a person.
type personView struct {
	face
	Name, Role string
	Facts      []fact // data attributes
	Custom     []fact
	Companies  []companyView
	Views      []trail
	Events     []trail
}

type fact struct{ Name, Value string }

type companyView struct {
	Name  string
	Facts []fact
}

// trail is something that the person did.
type trail struct {
	Text, Hint string
	When       moment
}

func person(tx *store.Tx, c *contacts.Contact, clock clock) (v personView, err error) {
	v = personView{face: faceOf(c), Name: name(c), Role: string(c.Role), Facts: facts(c, clock), Custom: custom(c.Custom)}
	companies, err := tx.CompaniesOf(c.ID)
	if err != nil {
		return v, err
	}
	for _, company := range companies {
		v.Companies = append(v.Companies, newCompany(company, clock))
	}
	views, err := tx.PageViews(c.ID, latest)
	if err != nil {
		return v, err
	}
	for _, p := range views {
		v.Views = append(v.Views, newView(p, clock))
	}
	events, err := tx.Events(c.ID, 0, latest)
	for _, e := range events {
		v.Events = append(v.Events, trail{e.Name, metadata(e.Metadata), clock.at(e.CreatedAt)})
	}
	return v, err
}

func newView(p store.PageView, clock clock) trail {
	if p.Title == "" {
		return trail{p.URL, p.URL, clock.at(p.At)}
	}
	return trail{p.Title, p.URL, clock.at(p.At)}
}

func facts(c *contacts.Contact, clock clock) []fact {
	all := []fact{
		{"Email", c.Email}, {"User id", c.UserID}, {"Phone", c.Phone}, {"Language", c.Language},
		{"Signed up", clock.at(c.SignedUpAt).Long}, {"First seen", clock.at(c.CreatedAt).Long}, {"Last seen", clock.at(c.LastSeenAt).Long},
	}
	if c.Unsubscribed {
		all = append(all, fact{"Emails", "unsubscribed"})
	}
	for _, key := range slices.Sorted(maps.Keys(c.UTM)) {
		all = append(all, fact{key, c.UTM[key]})
	}
	return slices.DeleteFunc(all, func(f fact) bool { return f.Value == "" })
}

func newCompany(c contacts.Company, clock clock) companyView {
	v := companyView{Name: c.Name, Facts: []fact{
		{"Id", c.ID}, {"Plan", c.Plan}, {"Website", c.Website}, {"Industry", c.Industry}, {"Since", clock.at(c.CreatedAt).Long},
	}}
	if c.Size > 0 {
		v.Facts = append(v.Facts, fact{"Size", strconv.FormatInt(c.Size, 10)})
	}
	if c.MonthlySpend > 0 {
		v.Facts = append(v.Facts, fact{"Monthly spend", number(c.MonthlySpend)})
	}
	v.Facts = append(slices.DeleteFunc(v.Facts, func(f fact) bool { return f.Value == "" }), custom(c.Custom)...)
	if v.Name == "" {
		v.Name = c.ID
	}
	return v
}

// custom lists attributes by name.
func custom(attributes map[string]any) []fact {
	var out []fact
	for _, key := range slices.Sorted(maps.Keys(attributes)) {
		out = append(out, fact{key, text(attributes[key])})
	}
	return out
}

// text shows a value of an attribute or of metadata.
func text(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case bool:
		return map[bool]string{true: "yes", false: "no"}[v]
	case float64:
		return number(v)
	}
	data, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	return string(data)
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// metadata shows a JSON object as "name: value, …".
func metadata(object string) string {
	var values map[string]any
	if json.Unmarshal([]byte(object), &values) != nil {
		return ""
	}
	line := ""
	for _, f := range custom(values) {
		if line != "" {
			line += ", "
		}
		line += f.Name + ": " + f.Value
	}
	return line
}
