-- Unknown texts are '' and unknown times are 0, so that comparisons need no NULL.
CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
  id                TEXT PRIMARY KEY,
  app_id            TEXT NOT NULL,
  role              TEXT NOT NULL CHECK (role IN ('visitor', 'lead', 'user')),
  user_id           TEXT NOT NULL DEFAULT '',
  email             TEXT NOT NULL DEFAULT '',
  email_key         TEXT NOT NULL DEFAULT '', -- email in lower case
  anonymous_id      TEXT NOT NULL DEFAULT '',
  name              TEXT NOT NULL DEFAULT '',
  phone             TEXT NOT NULL DEFAULT '',
  avatar            TEXT NOT NULL DEFAULT '',
  language          TEXT NOT NULL DEFAULT '',
  unsubscribed      INTEGER NOT NULL DEFAULT 0,
  signed_up_at      INTEGER NOT NULL DEFAULT 0,
  custom_attributes TEXT NOT NULL DEFAULT '{}',
  utm               TEXT NOT NULL DEFAULT '{}',
  company           TEXT NOT NULL DEFAULT '', -- id of the active one
  session_version   INTEGER NOT NULL DEFAULT 1, -- raised to revoke sessions
  created_at        INTEGER NOT NULL,
  updated_at        INTEGER NOT NULL,
  last_seen_at      INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX contacts_user_id ON contacts (app_id, user_id) WHERE user_id <> '';
CREATE UNIQUE INDEX contacts_email_alone ON contacts (app_id, email_key)
  WHERE role = 'user' AND user_id = '' AND email_key <> '';
CREATE INDEX contacts_email ON contacts (app_id, email_key) WHERE email_key <> '';
CREATE INDEX contacts_created ON contacts (app_id, created_at, id);

-- The id cookies of every browser in which a contact was seen.
CREATE TABLE anonymous_ids (
  app_id       TEXT NOT NULL,
  anonymous_id TEXT NOT NULL,
  contact_id   TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  PRIMARY KEY (app_id, anonymous_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX anonymous_ids_contact ON anonymous_ids (contact_id);

-- Contacts that became part of another, so that their sessions stay good.
CREATE TABLE merges (
  from_id         TEXT PRIMARY KEY,
  into_id         TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  session_version INTEGER NOT NULL,
  merged_at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merges_into ON merges (into_id);

CREATE TABLE companies (
  id                INTEGER PRIMARY KEY,
  app_id            TEXT NOT NULL,
  company_id        TEXT NOT NULL,
  name              TEXT NOT NULL DEFAULT '',
  plan              TEXT NOT NULL DEFAULT '',
  website           TEXT NOT NULL DEFAULT '',
  industry          TEXT NOT NULL DEFAULT '',
  monthly_spend     REAL NOT NULL DEFAULT 0,
  size              INTEGER NOT NULL DEFAULT 0,
  remote_created_at INTEGER NOT NULL DEFAULT 0,
  custom_attributes TEXT NOT NULL DEFAULT '{}',
  UNIQUE (app_id, company_id)
) STRICT;

CREATE TABLE contact_companies (
  contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  company    INTEGER NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
  PRIMARY KEY (contact_id, company)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_companies_company ON contact_companies (company);

CREATE TABLE page_views (
  id         INTEGER PRIMARY KEY,
  contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  page_load  TEXT NOT NULL, -- s of the request
  url        TEXT NOT NULL,
  title      TEXT NOT NULL,
  referrer   TEXT NOT NULL,
  at         INTEGER NOT NULL
) STRICT;
CREATE INDEX page_views_contact ON page_views (contact_id, page_load, id);

CREATE TABLE events (
  id         INTEGER PRIMARY KEY,
  app_id     TEXT NOT NULL,
  contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  event_id   TEXT NOT NULL, -- given by the client
  name       TEXT NOT NULL,
  metadata   TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_event_id ON events (app_id, event_id) WHERE event_id <> '';
CREATE INDEX events_contact ON events (contact_id, created_at, id);

-- Requests that had their effect, by Idempotency-Key.
CREATE TABLE requests (
  app_id          TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  contact_id      TEXT NOT NULL DEFAULT '',
  at              INTEGER NOT NULL,
  PRIMARY KEY (app_id, idempotency_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX requests_at ON requests (at);
