-- Of a person who is known here by id, or of an address. The token that goes out is signed and not stored.
CREATE TABLE invitations (
  id CHAR(36) NOT NULL PRIMARY KEY,
  group_id CHAR(36) NOT NULL,
  person_id CHAR(36),
  -- In lower case.
  email VARCHAR(254),
  status VARCHAR(10) NOT NULL,
  invited_by CHAR(36) NOT NULL,
  invited_by_name VARCHAR(120) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  -- When and by whom it was accepted, declined or revoked.
  settled_at DATETIME(3),
  settled_by CHAR(36),
  CONSTRAINT invitations_group FOREIGN KEY (group_id) REFERENCES study_groups (id),
  CONSTRAINT invitations_status CHECK (status IN ('pending', 'accepted', 'declined', 'revoked')),
  CONSTRAINT invitations_addressee CHECK ((person_id IS NULL) <> (email IS NULL))
);
CREATE INDEX invitations_of_group ON invitations (group_id, status, id);
CREATE INDEX invitations_of_person ON invitations (person_id, status, id);
CREATE INDEX invitations_by ON invitations (invited_by, id);

-- A group's discussion: posts, and replies to a post. A deleted post keeps its row while it has replies to hold.
CREATE TABLE posts (
  id CHAR(36) NOT NULL PRIMARY KEY,
  group_id CHAR(36) NOT NULL,
  parent_id CHAR(36),
  -- Counts up within the group, in the order in which posts were stored.
  number INTEGER NOT NULL,
  author_id CHAR(36) NOT NULL,
  author_name VARCHAR(120) NOT NULL,
  -- Markdown.
  body TEXT NOT NULL,
  -- JSON array of {id, name}.
  mentions TEXT NOT NULL,
  -- Counts the edits.
  version INTEGER NOT NULL,
  reply_count INTEGER NOT NULL,
  pinned_at DATETIME(3),
  created_at DATETIME(3) NOT NULL,
  edited_at DATETIME(3),
  deleted_at DATETIME(3),
  deleted_by CHAR(36),
  CONSTRAINT posts_group FOREIGN KEY (group_id) REFERENCES study_groups (id),
  CONSTRAINT posts_parent FOREIGN KEY (parent_id) REFERENCES posts (id)
);
CREATE UNIQUE INDEX posts_in_group ON posts (group_id, number);
CREATE INDEX posts_threads ON posts (group_id, parent_id, number);
CREATE INDEX posts_replies ON posts (parent_id, number);
CREATE INDEX posts_by ON posts (author_id, id);

-- What a post said before each edit, and before it was deleted.
CREATE TABLE post_versions (
  post_id CHAR(36) NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  written_at DATETIME(3) NOT NULL,
  PRIMARY KEY (post_id, version),
  CONSTRAINT post_versions_post FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE
);

CREATE TABLE post_reports (
  id CHAR(36) NOT NULL PRIMARY KEY,
  group_id CHAR(36) NOT NULL,
  post_id CHAR(36) NOT NULL,
  reporter_id CHAR(36) NOT NULL,
  reporter_name VARCHAR(120) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  status VARCHAR(10) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  resolved_at DATETIME(3),
  resolved_by CHAR(36),
  note VARCHAR(500),
  CONSTRAINT post_reports_post FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE,
  CONSTRAINT post_reports_status CHECK (status IN ('open', 'resolved'))
);
CREATE UNIQUE INDEX post_reports_once ON post_reports (post_id, reporter_id);
CREATE INDEX post_reports_queue ON post_reports (group_id, status, id);
CREATE INDEX post_reports_by ON post_reports (reporter_id);
