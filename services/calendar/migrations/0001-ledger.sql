-- One row a person. Every change to a person's time takes this row's lock before it reads anything, and counts
-- up the revision, which is the person's sync token: equal revisions mean an equal calendar.
CREATE TABLE people (
  person_id CHAR(36) NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL
);

-- A released reservation stays as a tombstone, so that a late repeat of its request is refused. One that was
-- released before it was made has version 0 and no time. Titles and people live in the commitments alone: a
-- tombstone holds nothing about anybody.
CREATE TABLE reservations (
  ref VARCHAR(100) NOT NULL PRIMARY KEY,
  status VARCHAR(8) NOT NULL,
  version INTEGER NOT NULL,
  start_at DATETIME(3),
  end_at DATETIME(3),
  fingerprint CHAR(64),
  CONSTRAINT reservations_status CHECK (status IN ('active', 'released')),
  CONSTRAINT reservations_time CHECK (status = 'released' OR (end_at > start_at AND fingerprint IS NOT NULL))
);

-- Who is busy when; half-open, at most 24 hours long. No two rows of a person overlap: whoever adds one has
-- looked under the person's lock. The key alone answers who is busy when, without a look at the rows.
CREATE TABLE commitments (
  person_id CHAR(36) NOT NULL,
  start_at DATETIME(3) NOT NULL,
  end_at DATETIME(3) NOT NULL,
  kind VARCHAR(8) NOT NULL,
  title VARCHAR(200) NOT NULL,
  ref VARCHAR(100),
  PRIMARY KEY (person_id, start_at, end_at),
  CONSTRAINT commitments_time CHECK (end_at > start_at),
  CONSTRAINT commitments_kind CHECK (kind IN ('session', 'offer', 'meeting', 'class')),
  CONSTRAINT commitments_person FOREIGN KEY (person_id) REFERENCES people (person_id),
  CONSTRAINT commitments_reservation FOREIGN KEY (ref) REFERENCES reservations (ref)
);

CREATE INDEX commitments_by_ref ON commitments (ref);
