-- The local date and time that the rule of its series gives a meeting, which stays its name in calendars however it is
-- moved. Null of those that were planned before.
ALTER TABLE meetings ADD COLUMN occurs_at CHAR(19) NULL;
