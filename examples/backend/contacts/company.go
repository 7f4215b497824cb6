package contacts

// Company is what a contact works for; many contacts may share one. Zero fields are
// unknown.
type Company struct {
	ID           string // the page's id for it
	Name         string
	Plan         string
	Website      string
	Industry     string
	MonthlySpend float64
	Size         int64
	CreatedAt    int64 // remote_created_at, Unix seconds
	Custom       map[string]any
}

// CompanyChanges is what a request says about a company; see [Changes] for nil.
type CompanyChanges struct {
	ID                            string
	Name, Plan, Website, Industry *string
	MonthlySpend                  *float64
	Size, CreatedAt               *int64
	Custom                        map[string]any
}

// Apply changes the company.
func (c *Company) Apply(ch CompanyChanges) {
	set(&c.Name, ch.Name)
	set(&c.Plan, ch.Plan)
	set(&c.Website, ch.Website)
	set(&c.Industry, ch.Industry)
	set(&c.MonthlySpend, ch.MonthlySpend)
	set(&c.Size, ch.Size)
	set(&c.CreatedAt, ch.CreatedAt)
	setCustom(&c.Custom, ch.Custom)
}
