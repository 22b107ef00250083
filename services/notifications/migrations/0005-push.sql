-- Over push, a delivery is to one browser: each has its own attempts and its own end.
ALTER TABLE deliveries ADD COLUMN subscription_id CHAR(36) NULL;
-- As the browser names itself, so that its owner knows it again.
ALTER TABLE push_subscriptions ADD COLUMN user_agent VARCHAR(300) NULL;
