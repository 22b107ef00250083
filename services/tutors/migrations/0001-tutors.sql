-- A tutor's id is the person's. Lists are JSON arrays: courses of {code, title}, languages and modes of texts,
-- session_minutes of numbers.
CREATE TABLE tutors (
  id CHAR(36) NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  status VARCHAR(10) NOT NULL,
  headline VARCHAR(140) NOT NULL,
  bio TEXT NOT NULL,
  courses TEXT NOT NULL,
  languages TEXT NOT NULL,
  modes VARCHAR(60) NOT NULL,
  place VARCHAR(200),
  link VARCHAR(500),
  session_minutes VARCHAR(400) NOT NULL,
  buffer_minutes INTEGER NOT NULL,
  min_notice_minutes INTEGER NOT NULL,
  max_advance_days INTEGER NOT NULL,
  max_per_week INTEGER NOT NULL,
  instant_booking BOOLEAN NOT NULL,
  -- JSON of the weekly hours; null until the tutor has set them.
  hours MEDIUMTEXT,
  -- Counts the changes of this row: what was read from it is good while this stays the same.
  revision INTEGER NOT NULL,
  -- Bayesian mean of the reviews, and how many there are.
  rating_mean DOUBLE NOT NULL,
  rating_count INTEGER NOT NULL,
  -- Random and fixed: settles the order of tutors who are otherwise equal.
  search_tie VARCHAR(8) NOT NULL,
  applied_at DATETIME(3) NOT NULL,
  -- The last approval or suspension.
  decided_at DATETIME(3),
  decided_by CHAR(36),
  decision_reason VARCHAR(500),
  updated_at DATETIME(3) NOT NULL,
  CONSTRAINT tutors_status CHECK (status IN ('pending', 'approved', 'suspended'))
);
CREATE UNIQUE INDEX tutors_search_tie ON tutors (search_tie);
CREATE INDEX tutors_by_status ON tutors (status, applied_at, id);

-- What approved tutors can be found by, one row for each course, mode, language and word, and one for being
-- listed at all. A sort key is a text in ascending order, equal in all rows of a tutor and in none of another's.
CREATE TABLE search_terms (
  tutor_id CHAR(36) NOT NULL,
  term VARCHAR(60) NOT NULL,
  by_rating VARCHAR(16) NOT NULL,
  PRIMARY KEY (tutor_id, term),
  CONSTRAINT search_terms_tutor FOREIGN KEY (tutor_id) REFERENCES tutors (id) ON DELETE CASCADE
);
CREATE INDEX search_terms_by_rating ON search_terms (term, by_rating, tutor_id);

-- The order by the next free time, for being listed and for each course alone: it changes often.
CREATE TABLE search_soonest (
  tutor_id CHAR(36) NOT NULL,
  term VARCHAR(60) NOT NULL,
  by_soonest VARCHAR(16) NOT NULL,
  PRIMARY KEY (tutor_id, term),
  CONSTRAINT search_soonest_tutor FOREIGN KEY (tutor_id) REFERENCES tutors (id) ON DELETE CASCADE
);
CREATE INDEX search_soonest_by_soonest ON search_soonest (term, by_soonest, tutor_id);

-- A projection of the time in which an approved tutor can be booked for the shortest length offered. It may be
-- some seconds old: what is offered and booked is checked against the ledger.
CREATE TABLE free_times (
  tutor_id CHAR(36) NOT NULL PRIMARY KEY,
  next_free DATETIME(3),
  -- One bit an hour from from_at on, four to a hexadecimal digit, the earliest highest: something starts in it.
  from_at DATETIME(3) NOT NULL,
  free_hours VARCHAR(400) NOT NULL,
  -- When it must be computed again.
  due_at DATETIME(3) NOT NULL,
  -- Counts what made it out of date: a computation is stored only if nothing came in between.
  changes INTEGER NOT NULL,
  CONSTRAINT free_times_tutor FOREIGN KEY (tutor_id) REFERENCES tutors (id) ON DELETE CASCADE
);
CREATE INDEX free_times_due ON free_times (due_at);
