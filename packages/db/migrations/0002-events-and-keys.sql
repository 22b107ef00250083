CREATE TABLE leases (
  name VARCHAR(64) NOT NULL PRIMARY KEY,
  owner CHAR(36) NOT NULL,
  expires_at DATETIME(3) NOT NULL
);

CREATE TABLE received_events (
  event_id CHAR(36) NOT NULL PRIMARY KEY,
  received_at DATETIME(3) NOT NULL
);
CREATE INDEX received_events_age ON received_events (received_at);

CREATE TABLE idempotency_keys (
  person_id VARCHAR(64) NOT NULL,
  idem_key VARCHAR(255) NOT NULL,
  request_hash CHAR(64) NOT NULL,
  resource_id CHAR(36) NOT NULL,
  -- These three are null until there is an answer; headers are JSON.
  status INTEGER NULL,
  headers TEXT NULL,
  body MEDIUMTEXT NULL,
  claimed_until DATETIME(3) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  PRIMARY KEY (person_id, idem_key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
