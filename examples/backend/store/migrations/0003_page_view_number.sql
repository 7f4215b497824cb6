-- Which view of its page load a page view is, 0 for unknown: requests of a page that
-- is left may arrive in any order.
ALTER TABLE page_views ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX page_views_number ON page_views (contact_id, page_load, number) WHERE number > 0;
