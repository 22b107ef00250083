-- A person's weekly classes as they were given; each of their occurrences is a commitment of kind 'class'.
CREATE TABLE timetables (
  person_id CHAR(36) NOT NULL PRIMARY KEY,
  time_zone VARCHAR(64) NOT NULL,
  CONSTRAINT timetables_person FOREIGN KEY (person_id) REFERENCES people (person_id)
);

-- Times are on the wall clock of the timetable's zone. except_on is a JSON array of dates.
CREATE TABLE timetable_classes (
  person_id CHAR(36) NOT NULL,
  position INTEGER NOT NULL,
  title VARCHAR(200) NOT NULL,
  weekday INTEGER NOT NULL,
  from_time CHAR(5) NOT NULL,
  to_time CHAR(5) NOT NULL,
  starts_on CHAR(10) NOT NULL,
  ends_on CHAR(10) NOT NULL,
  except_on TEXT NOT NULL,
  PRIMARY KEY (person_id, position),
  CONSTRAINT timetable_classes_weekday CHECK (weekday BETWEEN 1 AND 7),
  CONSTRAINT timetable_classes_timetable FOREIGN KEY (person_id) REFERENCES timetables (person_id)
);
