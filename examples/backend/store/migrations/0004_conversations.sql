CREATE TABLE conversations (
  id            TEXT PRIMARY KEY,
  app_id        TEXT NOT NULL,
  contact_id    TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  state         TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'snoozed')),
  snoozed_until INTEGER NOT NULL DEFAULT 0,
  assignee      TEXT NOT NULL DEFAULT '', -- id of an admin
  rating        INTEGER NOT NULL DEFAULT 0, -- 1 to 5
  remark        TEXT NOT NULL DEFAULT '',
  rated_at      INTEGER NOT NULL DEFAULT 0,
  url           TEXT NOT NULL DEFAULT '', -- of the page on which it began
  last_said     INTEGER NOT NULL DEFAULT 0, -- row of the newest comment
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX conversations_contact ON conversations (contact_id, last_said);
CREATE INDEX conversations_updated ON conversations (app_id, updated_at, id);
CREATE INDEX conversations_said ON conversations (app_id, last_said);
CREATE INDEX conversations_snoozed ON conversations (snoozed_until) WHERE state = 'snoozed';

-- What was said and done. Of what the other side need not see, seen_at is the time at
-- which it was done.
CREATE TABLE parts (
  row          INTEGER PRIMARY KEY AUTOINCREMENT,
  id           TEXT NOT NULL UNIQUE,
  app_id       TEXT NOT NULL,
  conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  type         TEXT NOT NULL CHECK (type IN ('comment', 'note', 'close', 'open', 'snoozed', 'assignment')),
  admin        TEXT NOT NULL DEFAULT '', -- id; '' is the person
  admin_name   TEXT NOT NULL DEFAULT '', -- as it was then
  assignee     TEXT NOT NULL DEFAULT '', -- of an assignment
  blocks       TEXT NOT NULL DEFAULT '[]',
  client_uuid  TEXT NOT NULL DEFAULT '',
  created_at   INTEGER NOT NULL,
  seen_at      INTEGER NOT NULL DEFAULT 0 -- by the other side
) STRICT;
CREATE INDEX parts_conversation ON parts (conversation, row);
CREATE INDEX parts_unseen ON parts (conversation, admin) WHERE seen_at = 0;
CREATE UNIQUE INDEX parts_client_uuid ON parts (app_id, client_uuid) WHERE client_uuid <> '';

-- The admins who said something.
CREATE TABLE participants (
  conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  admin        TEXT NOT NULL,
  name         TEXT NOT NULL,
  PRIMARY KEY (conversation, admin)
) STRICT, WITHOUT ROWID;

-- Files that people sent. Those that no message names go after a while.
CREATE TABLE uploads (
  id           TEXT PRIMARY KEY, -- unguessable: whoever has it can read the file
  app_id       TEXT NOT NULL,
  contact_id   TEXT NOT NULL DEFAULT '', -- '' where an admin sent it, or the contact is gone
  name         TEXT NOT NULL,
  content_type TEXT NOT NULL,
  size         INTEGER NOT NULL,
  width        INTEGER NOT NULL DEFAULT 0,
  height       INTEGER NOT NULL DEFAULT 0,
  used         INTEGER NOT NULL DEFAULT 0,
  created_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX uploads_contact ON uploads (contact_id, created_at);
CREATE INDEX uploads_unused ON uploads (created_at) WHERE used = 0;

-- Which part a request added, so that its repetition gets the same answer.
ALTER TABLE requests ADD COLUMN part TEXT NOT NULL DEFAULT '';
