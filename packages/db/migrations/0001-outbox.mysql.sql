CREATE TABLE outbox (
  position BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  subscriber VARCHAR(32) NOT NULL,
  event_id CHAR(36) NOT NULL,
  type VARCHAR(64) NOT NULL,
  subject VARCHAR(100) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  created_at DATETIME(3) NOT NULL
);
CREATE INDEX outbox_subscriber ON outbox (subscriber, position);
