package store

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/entryphone/entryphone/examples/backend/contacts"
)

const companyColumns = `company_id, name, plan, website, industry, monthly_spend, size, remote_created_at, companies.custom_attributes`

// ChangeCompany applies what a request says about a company, which is created
// where it is new, and makes the contact one of its people.
func (t *Tx) ChangeCompany(appID, contactID string, ch contacts.CompanyChanges) error {
	c, err := t.company(appID, ch.ID)
	if errors.Is(err, ErrNotFound) {
		c, err = contacts.Company{ID: ch.ID}, nil
	}
	if err != nil {
		return err
	}
	c.Apply(ch)
	if err := t.putCompany(appID, c); err != nil {
		return err
	}
	_, err = t.exec(`INSERT INTO contact_companies (contact_id, company)
		SELECT ?, id FROM companies WHERE app_id = ? AND company_id = ? ON CONFLICT DO NOTHING`, contactID, appID, ch.ID)
	if err != nil {
		return fmt.Errorf("joining a company: %w", err)
	}
	return nil
}

func (t *Tx) company(appID, id string) (contacts.Company, error) {
	s, err := t.statement(`SELECT ` + companyColumns + ` FROM companies WHERE app_id = ? AND company_id = ?`)
	if err != nil {
		return contacts.Company{}, err
	}
	c, err := scanCompany(s.QueryRowContext(t.ctx, appID, id))
	return c, notFound(err, "reading a company")
}

func scanCompany(row scanner) (c contacts.Company, err error) {
	var custom []byte
	if err := row.Scan(&c.ID, &c.Name, &c.Plan, &c.Website, &c.Industry, &c.MonthlySpend, &c.Size, &c.CreatedAt, &custom); err != nil {
		return c, err
	}
	return c, json.Unmarshal(custom, &c.Custom)
}

func (t *Tx) putCompany(appID string, c contacts.Company) error {
	custom, err := object(c.Custom)
	if err != nil {
		return fmt.Errorf("custom attributes of company %s: %w", c.ID, err)
	}
	_, err = t.exec(`INSERT INTO companies (app_id, company_id, name, plan, website, industry, monthly_spend, size, remote_created_at, custom_attributes)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (app_id, company_id) DO UPDATE SET name = excluded.name, plan = excluded.plan, website = excluded.website,
		industry = excluded.industry, monthly_spend = excluded.monthly_spend, size = excluded.size,
		remote_created_at = excluded.remote_created_at, custom_attributes = excluded.custom_attributes`,
		appID, c.ID, c.Name, c.Plan, c.Website, c.Industry, c.MonthlySpend, c.Size, c.CreatedAt, custom)
	if err != nil {
		return fmt.Errorf("storing a company: %w", err)
	}
	return nil
}

// CompaniesOf returns the companies of a contact by name.
func (t *Tx) CompaniesOf(contactID string) ([]contacts.Company, error) {
	return list(t, `SELECT `+companyColumns+` FROM companies JOIN contact_companies ON company = companies.id
		WHERE contact_id = ? ORDER BY name, company_id`, []any{contactID}, scanCompany)
}

// InCompany says whether the contact is one of the company's people.
func (t *Tx) InCompany(contactID, appID, companyID string) (bool, error) {
	var n int
	err := t.row(`SELECT count(*) FROM contact_companies JOIN companies ON company = companies.id
		WHERE contact_id = ? AND app_id = ? AND company_id = ?`, []any{contactID, appID, companyID}, &n)
	return n > 0, err
}
