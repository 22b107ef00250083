-- The secret address of a person's calendar, of which only the hash is kept.
CREATE TABLE subscriptions (
  person_id CHAR(36) NOT NULL PRIMARY KEY,
  secret_hash CHAR(64) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  CONSTRAINT subscriptions_person FOREIGN KEY (person_id) REFERENCES people (person_id)
);
CREATE UNIQUE INDEX subscriptions_by_secret ON subscriptions (secret_hash);

-- What was released a while ago, for those of whose calendar other programs hold a copy; then forgotten. version is
-- that of the reservation when it was released.
CREATE TABLE cancellations (
  person_id CHAR(36) NOT NULL,
  ref VARCHAR(100) NOT NULL,
  start_at DATETIME(3) NOT NULL,
  end_at DATETIME(3) NOT NULL,
  kind VARCHAR(8) NOT NULL,
  title VARCHAR(200) NOT NULL,
  version INTEGER NOT NULL,
  cancelled_at DATETIME(3) NOT NULL,
  PRIMARY KEY (person_id, ref),
  CONSTRAINT cancellations_person FOREIGN KEY (person_id) REFERENCES people (person_id)
);
CREATE INDEX cancellations_by_time ON cancellations (cancelled_at);
