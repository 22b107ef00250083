-- What is on its way to one recipient over one channel.
CREATE TABLE deliveries (
  id CHAR(36) NOT NULL PRIMARY KEY,
  channel VARCHAR(5) NOT NULL,
  -- One of the two: an address alone belongs to somebody who has no account.
  person_id VARCHAR(64) NULL,
  address VARCHAR(254) NULL,
  kind VARCHAR(40) NOT NULL,
  params TEXT NOT NULL,
  link VARCHAR(500) NOT NULL,
  -- JSON object: the calendar entry that goes with a mail.
  entry TEXT NULL,
  -- waiting, claimed (nothing can have been accepted), handed-over (the server may have accepted), then one of
  -- sent, refused, failed, unconfirmed, dropped.
  status VARCHAR(12) NOT NULL,
  -- Deliveries that go as one mail share it; it names the mail in its Message-ID.
  mail_id CHAR(36) NULL,
  due_at DATETIME(3) NOT NULL,
  -- After this it is dropped; null where it never grows stale.
  useful_until DATETIME(3) NULL,
  attempts INTEGER NOT NULL,
  claimed_by CHAR(36) NULL,
  claimed_until DATETIME(3) NULL,
  -- The last thing that went wrong.
  problem VARCHAR(500) NULL,
  created_at DATETIME(3) NOT NULL,
  finished_at DATETIME(3) NULL,
  CHECK (channel IN ('email', 'push'))
);
CREATE INDEX deliveries_due ON deliveries (channel, status, due_at);
CREATE INDEX deliveries_claims ON deliveries (status, claimed_until);
CREATE INDEX deliveries_person ON deliveries (person_id, channel, status, due_at);
CREATE INDEX deliveries_mail ON deliveries (mail_id);
CREATE INDEX deliveries_finished ON deliveries (finished_at);

-- Addresses without an account that wish no more mail; a keyed hash, so that no address stands here.
CREATE TABLE blocked_addresses (
  address_hash CHAR(64) NOT NULL PRIMARY KEY,
  blocked_at DATETIME(3) NOT NULL
);

-- Browsers that are told of what is new.
CREATE TABLE push_subscriptions (
  id CHAR(36) NOT NULL PRIMARY KEY,
  person_id VARCHAR(64) NOT NULL,
  -- SHA-256 of the endpoint, which is too long for an index.
  endpoint_hash CHAR(64) NOT NULL,
  endpoint VARCHAR(1000) NOT NULL,
  p256dh VARCHAR(120) NOT NULL,
  auth VARCHAR(60) NOT NULL,
  created_at DATETIME(3) NOT NULL
);
CREATE UNIQUE INDEX push_subscriptions_endpoint ON push_subscriptions (endpoint_hash);
CREATE INDEX push_subscriptions_person ON push_subscriptions (person_id, id);

-- One row: the keys by which push services know this installation, made at its first start.
CREATE TABLE push_keys (
  id INTEGER NOT NULL PRIMARY KEY,
  public_key VARCHAR(100) NOT NULL,
  private_key VARCHAR(60) NOT NULL
);
