CREATE TABLE posts (
  id         INTEGER PRIMARY KEY AUTOINCREMENT, -- an id is never used twice
  app_id     TEXT NOT NULL,
  title      TEXT NOT NULL,
  blocks     TEXT NOT NULL,
  rules      TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX posts_app ON posts (app_id, id);

-- What a person did with a post: the first time of each.
CREATE TABLE content_states (
  contact_id   TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  post         INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  seen_at      INTEGER,
  clicked_at   INTEGER,
  dismissed_at INTEGER,
  PRIMARY KEY (contact_id, post)
) STRICT, WITHOUT ROWID;
CREATE INDEX content_states_post ON content_states (post);
