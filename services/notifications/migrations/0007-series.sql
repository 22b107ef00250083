-- Of an occurrence of a series, as calendars know it: the local date and time that its rule gives it, in this zone.
ALTER TABLE occasions ADD COLUMN occurs_at CHAR(19) NULL;
ALTER TABLE occasions ADD COLUMN time_zone VARCHAR(64) NULL;
