-- A series of meetings: its occurrences are meetings of their own, each of which may have gone its own way.
CREATE TABLE meeting_series (
  id CHAR(36) NOT NULL PRIMARY KEY,
  group_id CHAR(36) NOT NULL,
  every_weeks INTEGER NOT NULL,
  until_on CHAR(10) NOT NULL,
  CONSTRAINT meeting_series_group FOREIGN KEY (group_id) REFERENCES study_groups (id)
);

-- One occurrence. Whoever changes it, or answers, first takes this row's lock by counting `revision` up.
CREATE TABLE meetings (
  id CHAR(36) NOT NULL PRIMARY KEY,
  group_id CHAR(36) NOT NULL,
  series_id CHAR(36),
  -- The local date that the rule gives it, which stays its name however it is moved.
  occurs_on CHAR(10) NOT NULL,
  title VARCHAR(120) NOT NULL,
  start_at DATETIME(3) NOT NULL,
  end_at DATETIME(3) NOT NULL,
  time_zone VARCHAR(50) NOT NULL,
  place VARCHAR(200),
  link VARCHAR(2048),
  -- The most who may come; null where everyone may.
  capacity INTEGER,
  status VARCHAR(10) NOT NULL,
  reason VARCHAR(500),
  organizer_id CHAR(36) NOT NULL,
  -- Counts the changes that others see, as a calendar's SEQUENCE does.
  version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_at DATETIME(3) NOT NULL,
  changed_at DATETIME(3) NOT NULL,
  CONSTRAINT meetings_group FOREIGN KEY (group_id) REFERENCES study_groups (id),
  CONSTRAINT meetings_series FOREIGN KEY (series_id) REFERENCES meeting_series (id),
  CONSTRAINT meetings_time CHECK (end_at > start_at),
  CONSTRAINT meetings_status CHECK (status IN ('planned', 'cancelled'))
);
CREATE INDEX meetings_of_group ON meetings (group_id, start_at, id);
CREATE INDEX meetings_of_series ON meetings (series_id, occurs_on);

-- What people said. A yes stands here once the ledger has given the time, a tentative one once it shows there.
CREATE TABLE meeting_answers (
  meeting_id CHAR(36) NOT NULL,
  person_id CHAR(36) NOT NULL,
  person_name VARCHAR(120) NOT NULL,
  answer VARCHAR(10) NOT NULL,
  tentative BOOLEAN NOT NULL,
  answered_at DATETIME(3) NOT NULL,
  PRIMARY KEY (meeting_id, person_id),
  CONSTRAINT meeting_answers_meeting FOREIGN KEY (meeting_id) REFERENCES meetings (id),
  CONSTRAINT meeting_answers_answer CHECK (answer IN ('yes', 'no', 'maybe'))
);
CREATE INDEX meeting_answers_of_person ON meeting_answers (person_id, meeting_id);

-- A person's yes, and the reservation in the ledger that it is: `meeting:<meeting>:<id>`. It is held until the ledger
-- has answered, moving until its time there is the meeting's, and ending until it is released there.
CREATE TABLE attendances (
  id CHAR(36) NOT NULL PRIMARY KEY,
  meeting_id CHAR(36) NOT NULL,
  person_id CHAR(36) NOT NULL,
  person_name VARCHAR(120) NOT NULL,
  -- As the ledger has it, or was asked for it.
  title VARCHAR(120) NOT NULL,
  start_at DATETIME(3) NOT NULL,
  end_at DATETIME(3) NOT NULL,
  tentative BOOLEAN NOT NULL,
  status VARCHAR(10) NOT NULL,
  -- The version of its reservation; 0 until the ledger has made it.
  ledger_version INTEGER NOT NULL,
  -- When the sweep must look at it; null when nothing is left to do.
  due_at DATETIME(3),
  -- Counts the changes: each is made only to the revision that it was decided on.
  revision INTEGER NOT NULL,
  CONSTRAINT attendances_meeting FOREIGN KEY (meeting_id) REFERENCES meetings (id),
  CONSTRAINT attendances_status CHECK (status IN ('held', 'kept', 'moving', 'ending'))
);
CREATE INDEX attendances_of_meeting ON attendances (meeting_id, person_id);
CREATE INDEX attendances_of_person ON attendances (person_id, meeting_id);
CREATE INDEX attendances_due ON attendances (due_at);
