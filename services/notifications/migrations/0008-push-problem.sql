-- What its push service said when it refused a message for good; null again once it takes one.
ALTER TABLE push_subscriptions ADD COLUMN problem VARCHAR(500) NULL;
ALTER TABLE push_subscriptions ADD COLUMN problem_at DATETIME(3) NULL;
