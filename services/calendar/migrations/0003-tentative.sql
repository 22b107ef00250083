-- What a person may come to although something else is there: it shows in their calendar and blocks nothing, so it
-- is kept apart from the commitments, of which no two of a person overlap.
CREATE TABLE tentative_entries (
  person_id CHAR(36) NOT NULL,
  start_at DATETIME(3) NOT NULL,
  end_at DATETIME(3) NOT NULL,
  kind VARCHAR(8) NOT NULL,
  title VARCHAR(200) NOT NULL,
  ref VARCHAR(100) NOT NULL,
  PRIMARY KEY (person_id, start_at, ref),
  CONSTRAINT tentative_entries_time CHECK (end_at > start_at),
  CONSTRAINT tentative_entries_kind CHECK (kind IN ('session', 'offer', 'meeting')),
  CONSTRAINT tentative_entries_person FOREIGN KEY (person_id) REFERENCES people (person_id),
  CONSTRAINT tentative_entries_reservation FOREIGN KEY (ref) REFERENCES reservations (ref)
);
CREATE INDEX tentative_entries_by_ref ON tentative_entries (ref);

-- Whether the reservation's people are in tentative_entries, and not in commitments.
ALTER TABLE reservations ADD COLUMN tentative BOOLEAN NOT NULL DEFAULT 0;
