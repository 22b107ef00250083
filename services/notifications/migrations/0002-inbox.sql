-- One row. Its lock is taken first by every transaction that changes what anybody's stream shows, so that positions
-- are committed in their order: who has seen one has missed none before it.
CREATE TABLE stream_position (
  id INTEGER NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL
);
INSERT INTO stream_position (id, position) VALUES (1, 0);

-- Whom to tell, and how they wish it. A person who was erased leaves an id alone, so that nothing comes back.
CREATE TABLE people (
  person_id VARCHAR(64) NOT NULL PRIMARY KEY,
  name VARCHAR(200) NULL,
  email VARCHAR(254) NULL,
  is_coordinator BOOLEAN NOT NULL,
  -- What the profile says; time_zone is the person's own choice for notifications.
  profile_zone VARCHAR(64) NULL,
  time_zone VARCHAR(64) NULL,
  language VARCHAR(2) NOT NULL,
  -- Wall-clock times, both or none.
  quiet_from CHAR(5) NULL,
  quiet_to CHAR(5) NULL,
  -- JSON object: kinds whose channels differ from the default.
  channels TEXT NOT NULL,
  -- Position of the last change of preferences or of what was read.
  signal_position BIGINT NOT NULL,
  -- What the mail server said when it refused this person's address for good.
  mail_problem VARCHAR(500) NULL,
  mail_problem_at DATETIME(3) NULL,
  erased_at DATETIME(3) NULL
);
CREATE INDEX people_signal ON people (signal_position);
CREATE INDEX people_coordinators ON people (is_coordinator, person_id);

CREATE TABLE notifications (
  id CHAR(36) NOT NULL PRIMARY KEY,
  person_id VARCHAR(64) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  -- JSON object: what its text speaks of. It becomes text in the reader's language when it is read.
  params TEXT NOT NULL,
  link VARCHAR(500) NOT NULL,
  -- Repeats under one key are one notification while it is unread; `times` counts them.
  group_key VARCHAR(140) NULL,
  times INTEGER NOT NULL,
  position BIGINT NOT NULL,
  created_at DATETIME(3) NOT NULL,
  changed_at DATETIME(3) NOT NULL,
  read_at DATETIME(3) NULL
);
CREATE UNIQUE INDEX notifications_position ON notifications (position);
CREATE INDEX notifications_person ON notifications (person_id, position);
CREATE INDEX notifications_unread ON notifications (person_id, read_at, position);
CREATE INDEX notifications_group ON notifications (person_id, group_key);
CREATE INDEX notifications_age ON notifications (changed_at);
