-- Where a reservation takes its people, for the calendars that they read elsewhere.
ALTER TABLE reservations ADD COLUMN place VARCHAR(200) NULL;
ALTER TABLE reservations ADD COLUMN link VARCHAR(2048) NULL;
