-- A calendar from elsewhere: uploaded, or read again and again from an address. content holds the lines that busy
-- time comes from and nothing else of it; fingerprint names that content with its zone. A feed that cannot be read
-- keeps both. due_at is when something is to be done next: reading the feed, or working out later occurrences.
CREATE TABLE imports (
  import_id CHAR(36) NOT NULL PRIMARY KEY,
  person_id CHAR(36) NOT NULL,
  name VARCHAR(100) NOT NULL,
  url VARCHAR(2048),
  url_hash CHAR(64),
  content MEDIUMTEXT NOT NULL,
  fingerprint CHAR(64) NOT NULL,
  etag VARCHAR(500),
  last_modified VARCHAR(500),
  created_at DATETIME(3) NOT NULL,
  read_at DATETIME(3) NOT NULL,
  laid_out_at DATETIME(3) NOT NULL,
  failing_since DATETIME(3),
  failure VARCHAR(300),
  failures INTEGER NOT NULL,
  due_at DATETIME(3) NOT NULL,
  CONSTRAINT imports_url CHECK ((url IS NULL) = (url_hash IS NULL)),
  CONSTRAINT imports_failure CHECK ((failing_since IS NULL) = (failures = 0)),
  CONSTRAINT imports_person FOREIGN KEY (person_id) REFERENCES people (person_id)
);
CREATE UNIQUE INDEX imports_by_url ON imports (person_id, url_hash);
CREATE INDEX imports_by_due ON imports (due_at);

-- When imported calendars say that somebody is busy; half-open, at most 24 hours long, so that the look into
-- commitments serves here too. These may overlap each other and commitments: they are somebody else's bookings.
CREATE TABLE imported_times (
  person_id CHAR(36) NOT NULL,
  start_at DATETIME(3) NOT NULL,
  end_at DATETIME(3) NOT NULL,
  ref VARCHAR(60) NOT NULL,
  title VARCHAR(200) NOT NULL,
  import_id CHAR(36) NOT NULL,
  PRIMARY KEY (person_id, start_at, end_at, ref),
  CONSTRAINT imported_times_time CHECK (end_at > start_at),
  CONSTRAINT imported_times_import FOREIGN KEY (import_id) REFERENCES imports (import_id)
);
CREATE INDEX imported_times_by_import ON imported_times (import_id);
