package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestEveryAttributeArrivesWhereItBelongs(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `Intercom('boot', {
		app_id: 'abc12345', alignment: 'left', z_index: 5, page_title: 'A title of its own', custom_launcher_selector: '#x',
		user_id: 7, email: 'Seven@Example.com', name: 'Seven', phone: '+1 555 0100', created_at: 1700000000,
		avatar: {type: 'avatar', image_url: 'https://example.com/7.png'}, unsubscribed_from_emails: true, language_override: 'fr',
		company: {company_id: 'c-1', name: 'One', plan: 'gold', monthly_spend: 12.5, size: 40, website: 'https://one.example', industry: 'Making', created_at: 1600000000, region: 'north'},
		companies: [{id: 'c-1', name: 'One'}, {id: 'c-2', name: 'Two'}],
		utm_source: 'not from here', last_request_at: 1,
		text: 'a', number: 1.5, yes: true, no: false, nothing: null, empty: '', undefined_text: 'undefined', null_text: 'null', unsaid: undefined,
	});`))
	w.Open(w.Origin + "/start?utm_source=letter&utm_campaign=spring%20sale")
	w.UntilPings(1)

	require.Len(t, w.Contacts(rig.AppID), 1)
	c := w.Contacts(rig.AppID)[0]
	assert.Equal(t, []string{"user", "7", "Seven@Example.com", "Seven"}, []string{c.Role, c.UserID, c.Email, c.Name})
	assert.Equal(t, map[string]any{"text": "a", "number": 1.5, "yes": true, "no": false}, c.Custom)
	column := func(query string) string { return rig.Query[string](w.Backend, query)[0] }
	assert.Equal(t, "+1 555 0100", column(`SELECT phone FROM contacts`))
	assert.Equal(t, "1700000000", column(`SELECT signed_up_at FROM contacts`))
	assert.Equal(t, "https://example.com/7.png", column(`SELECT avatar FROM contacts`))
	assert.Equal(t, "1", column(`SELECT unsubscribed FROM contacts`))
	assert.Equal(t, "fr", column(`SELECT language FROM contacts`))
	assert.JSONEq(t, `{"utm_source": "letter", "utm_campaign": "spring sale"}`, column(`SELECT utm FROM contacts`))
	assert.Equal(t, "A title of its own", column(`SELECT title FROM page_views`))

	assert.Equal(t, []string{"c-1", "c-2"}, rig.Query[string](w.Backend, `SELECT company_id FROM companies JOIN contact_companies ON company = companies.id ORDER BY company_id`))
	assert.Equal(t, []string{"One|gold|12.5|40|https://one.example|Making|1600000000|{\"region\":\"north\"}"}, rig.Query[string](w.Backend,
		`SELECT concat_ws('|', name, plan, monthly_spend, size, website, industry, remote_created_at, custom_attributes) FROM companies WHERE company_id = 'c-1'`))

	assert.Len(t, w.Console.Said("warning", "utm_source"), 1)
	assert.Len(t, w.Console.Trouble(), 1)

	w.Do(`Intercom('update', {text: null, yes: false, number: 2})`)
	w.UntilPings(2)
	assert.Equal(t, map[string]any{"number": 2.0, "yes": false, "no": false}, custom(w), "null takes an attribute away")
}
