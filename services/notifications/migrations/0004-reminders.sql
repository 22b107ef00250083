-- A session, a meeting or a poll as it was heard of last.
CREATE TABLE occasions (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  kind VARCHAR(10) NOT NULL,
  -- Of a meeting or a poll.
  group_id VARCHAR(64) NULL,
  series_id VARCHAR(64) NULL,
  start_at DATETIME(3) NOT NULL,
  end_at DATETIME(3) NOT NULL,
  -- SEQUENCE of its calendar entry.
  sequence INTEGER NOT NULL,
  -- Whether calendar entries have been sent out.
  is_invited BOOLEAN NOT NULL,
  -- Nothing revives what is over.
  is_closed BOOLEAN NOT NULL,
  params TEXT NOT NULL,
  link VARCHAR(500) NOT NULL
);
CREATE INDEX occasions_end ON occasions (end_at);
CREATE INDEX occasions_group ON occasions (group_id, end_at);
CREATE INDEX occasions_series ON occasions (series_id, start_at);

CREATE TABLE reminders (
  occasion_id VARCHAR(64) NOT NULL,
  person_id VARCHAR(64) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  -- JSON object: what differs from the occasion's params for this person.
  params TEXT NOT NULL,
  due_at DATETIME(3) NOT NULL,
  useful_until DATETIME(3) NOT NULL,
  PRIMARY KEY (occasion_id, person_id, kind),
  FOREIGN KEY (occasion_id) REFERENCES occasions (id) ON DELETE CASCADE
);
CREATE INDEX reminders_due ON reminders (due_at);
CREATE INDEX reminders_person ON reminders (person_id);
