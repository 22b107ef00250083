-- One row a person who books or is booked. Whoever counts a person's sessions and adds one holds this row's lock
-- from before the count until the commit.
CREATE TABLE booking_locks (
  person_id CHAR(36) NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL
);

-- Three statuses are never shown: held until the ledger has answered, offered to someone on the waitlist, and
-- abandoned until the ledger has let go. Names are those of the day of booking.
CREATE TABLE sessions (
  id CHAR(36) NOT NULL PRIMARY KEY,
  tutor_id CHAR(36) NOT NULL,
  student_id CHAR(36) NOT NULL,
  tutor_name VARCHAR(200) NOT NULL,
  student_name VARCHAR(200) NOT NULL,
  course_code VARCHAR(20) NOT NULL,
  mode VARCHAR(10) NOT NULL,
  topic VARCHAR(500) NOT NULL,
  start_at DATETIME(3) NOT NULL,
  end_at DATETIME(3) NOT NULL,
  -- The length, which the two engines would subtract differently.
  minutes INTEGER NOT NULL,
  status VARCHAR(10) NOT NULL,
  reason VARCHAR(500),
  -- Until when a request or an offer can be answered.
  answer_by DATETIME(3),
  -- When the sweep must look at the session; null when nothing is left to do.
  due_at DATETIME(3),
  -- The version of its reservation; 0 until the ledger has made it.
  ledger_version INTEGER NOT NULL,
  -- The tutor moved the session, so that the student may cancel at any time.
  notice_waived BOOLEAN NOT NULL,
  -- The entry that the session was offered to.
  waitlist_entry_id CHAR(36),
  -- Counts the changes: each is made only to the revision that it was decided on.
  revision INTEGER NOT NULL,
  created_at DATETIME(3) NOT NULL,
  changed_at DATETIME(3) NOT NULL,
  CONSTRAINT sessions_time CHECK (end_at > start_at),
  CONSTRAINT sessions_two_people CHECK (tutor_id <> student_id),
  CONSTRAINT sessions_status CHECK (status IN ('held', 'offered', 'abandoned', 'requested', 'confirmed', 'declined',
    'expired', 'cancelled', 'completed', 'no-show'))
);
CREATE INDEX sessions_by_student ON sessions (student_id, start_at, id);
CREATE INDEX sessions_by_tutor ON sessions (tutor_id, start_at, id);
CREATE INDEX sessions_by_start ON sessions (start_at);
CREATE INDEX sessions_due ON sessions (due_at);

-- The new time of a session while the ledger is asked for it; it counts towards every limit like the old one.
CREATE TABLE session_moves (
  session_id CHAR(36) NOT NULL PRIMARY KEY,
  tutor_id CHAR(36) NOT NULL,
  student_id CHAR(36) NOT NULL,
  start_at DATETIME(3) NOT NULL,
  end_at DATETIME(3) NOT NULL,
  moved_by CHAR(36) NOT NULL,
  -- What the session becomes when the ledger agrees.
  next_status VARCHAR(10) NOT NULL,
  CONSTRAINT session_moves_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE INDEX session_moves_by_student ON session_moves (student_id);
CREATE INDEX session_moves_by_tutor ON session_moves (tutor_id);

CREATE TABLE session_notes (
  session_id CHAR(36) NOT NULL PRIMARY KEY,
  shared_text TEXT NOT NULL,
  -- The tutor's own.
  private_text TEXT NOT NULL,
  changed_at DATETIME(3) NOT NULL,
  CONSTRAINT session_notes_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
);

-- A student has one review of a tutor; writing another replaces it. An erased student leaves an invented id.
CREATE TABLE reviews (
  tutor_id CHAR(36) NOT NULL,
  student_id CHAR(36) NOT NULL,
  session_id CHAR(36) NOT NULL,
  student_name VARCHAR(200) NOT NULL,
  rating INTEGER NOT NULL,
  comment_text VARCHAR(2000) NOT NULL,
  reviewed_at DATETIME(3) NOT NULL,
  PRIMARY KEY (tutor_id, student_id),
  CONSTRAINT reviews_rating CHECK (rating BETWEEN 1 AND 5)
);
CREATE INDEX reviews_recent ON reviews (tutor_id, reviewed_at, student_id);
CREATE INDEX reviews_by_student ON reviews (student_id);

-- A single row. Days and weeks of the limits are those of time_zone.
CREATE TABLE tutoring_policy (
  id INTEGER NOT NULL PRIMARY KEY,
  max_per_day INTEGER NOT NULL,
  max_per_week INTEGER NOT NULL,
  cancel_notice_minutes INTEGER NOT NULL,
  no_shows_before_pause INTEGER NOT NULL,
  time_zone VARCHAR(64) NOT NULL,
  CONSTRAINT tutoring_policy_single CHECK (id = 1)
);
INSERT INTO tutoring_policy (id, max_per_day, max_per_week, cancel_notice_minutes, no_shows_before_pause, time_zone)
VALUES (1, 5, 15, 120, 3, 'UTC');

-- Who waits for a time of a tutor, in the order of id. A closed entry stays so that its answer can be repeated.
CREATE TABLE waitlist_entries (
  id CHAR(36) NOT NULL PRIMARY KEY,
  tutor_id CHAR(36) NOT NULL,
  student_id CHAR(36) NOT NULL,
  student_name VARCHAR(200) NOT NULL,
  course_code VARCHAR(20) NOT NULL,
  from_at DATETIME(3) NOT NULL,
  to_at DATETIME(3) NOT NULL,
  minutes INTEGER NOT NULL,
  status VARCHAR(10) NOT NULL,
  -- What it was offered, and then booked.
  session_id CHAR(36),
  created_at DATETIME(3) NOT NULL,
  CONSTRAINT waitlist_entries_range CHECK (to_at > from_at),
  CONSTRAINT waitlist_entries_status CHECK (status IN ('waiting', 'offered', 'booked', 'closed'))
);
CREATE INDEX waitlist_entries_by_tutor ON waitlist_entries (tutor_id, status, id);
CREATE INDEX waitlist_entries_by_student ON waitlist_entries (student_id, status, id);

-- Tutors whom someone waits for: when to look whether a time is free, and who is looking.
CREATE TABLE waitlist_queues (
  tutor_id CHAR(36) NOT NULL PRIMARY KEY,
  due_at DATETIME(3),
  leased_until DATETIME(3),
  leased_by CHAR(36)
);
CREATE INDEX waitlist_queues_due ON waitlist_queues (due_at);
