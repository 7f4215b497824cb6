package store

// Counts of a contact, and of its workspace by role.
type Counts struct {
	PageViews int `json:"page_views"`
	Events    int `json:"events"`
	Content   int `json:"content"`
	Visitors  int `json:"visitors"`
	Leads     int `json:"leads"`
	Users     int `json:"users"`
}

// Counts counts; contactID may be "".
func (t *Tx) Counts(appID, contactID string) (c Counts, err error) {
	return c, t.row(`SELECT
		(SELECT count(*) FROM page_views WHERE contact_id = ?2), (SELECT count(*) FROM events WHERE contact_id = ?2),
		(SELECT count(*) FROM content_states WHERE contact_id = ?2),
		(SELECT count(*) FROM contacts WHERE app_id = ?1 AND role = 'visitor'),
		(SELECT count(*) FROM contacts WHERE app_id = ?1 AND role = 'lead'),
		(SELECT count(*) FROM contacts WHERE app_id = ?1 AND role = 'user')`,
		[]any{appID, contactID}, &c.PageViews, &c.Events, &c.Content, &c.Visitors, &c.Leads, &c.Users)
}
