CREATE TABLE outbox (
  -- AUTOINCREMENT: a position is never given out twice, not even that of a deleted row.
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  subscriber VARCHAR(32) NOT NULL,
  event_id CHAR(36) NOT NULL,
  type VARCHAR(64) NOT NULL,
  subject VARCHAR(100) NOT NULL,
  body TEXT NOT NULL,
  created_at DATETIME(3) NOT NULL
);
CREATE INDEX outbox_subscriber ON outbox (subscriber, position);
