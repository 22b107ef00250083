-- Of an occurrence of a series: which, and the local date and time that the rule gives it in the zone of the series. It
-- is what other calendars know it by, however it is moved.
ALTER TABLE reservations ADD COLUMN series_id CHAR(36) NULL;
ALTER TABLE reservations ADD COLUMN occurs_at CHAR(19) NULL;
ALTER TABLE reservations ADD COLUMN series_zone VARCHAR(50) NULL;
