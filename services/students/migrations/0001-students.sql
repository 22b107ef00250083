CREATE TABLE courses (
  code VARCHAR(20) NOT NULL PRIMARY KEY,
  title VARCHAR(200) NOT NULL,
  department VARCHAR(120) NULL,
  -- The code in lower case: two codes may not differ in case alone.
  folded_code VARCHAR(20) NOT NULL,
  updated_at DATETIME(3) NOT NULL
);

CREATE UNIQUE INDEX courses_folded ON courses (folded_code);

-- One row for each word of a course's code, title and department: words are found by prefix.
CREATE TABLE course_terms (
  term VARCHAR(60) NOT NULL,
  course_code VARCHAR(20) NOT NULL,
  PRIMARY KEY (term, course_code),
  FOREIGN KEY (course_code) REFERENCES courses (code) ON DELETE CASCADE
);
CREATE INDEX course_terms_course ON course_terms (course_code);

-- Terms of the academic year; starts_on and ends_on are dates in the university's calendar, both included.
CREATE TABLE terms (
  code VARCHAR(20) NOT NULL PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  starts_on CHAR(10) NOT NULL,
  ends_on CHAR(10) NOT NULL,
  holidays TEXT NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  CHECK (starts_on <= ends_on)
);
CREATE INDEX terms_start ON terms (starts_on, code);

CREATE TABLE profiles (
  person_id CHAR(36) NOT NULL PRIMARY KEY,
  display_name VARCHAR(120) NOT NULL,
  programme VARCHAR(120) NULL,
  year INTEGER NULL,
  time_zone VARCHAR(64) NULL,
  languages TEXT NOT NULL,
  bio TEXT NOT NULL,
  updated_at DATETIME(3) NOT NULL
);

CREATE TABLE enrolments (
  person_id CHAR(36) NOT NULL,
  course_code VARCHAR(20) NOT NULL,
  enrolled_at DATETIME(3) NOT NULL,
  PRIMARY KEY (person_id, course_code),
  FOREIGN KEY (person_id) REFERENCES profiles (person_id) ON DELETE CASCADE,
  FOREIGN KEY (course_code) REFERENCES courses (code)
);
CREATE INDEX enrolments_course ON enrolments (course_code, person_id);

-- What a person takes part in, kept from the events of the services that own it.
CREATE TABLE participation (
  person_id CHAR(36) NOT NULL,
  kind VARCHAR(10) NOT NULL,
  ref_id CHAR(36) NOT NULL,
  role VARCHAR(20) NOT NULL,
  title VARCHAR(300) NOT NULL,
  status VARCHAR(20) NOT NULL,
  start_at DATETIME(3) NULL,
  end_at DATETIME(3) NULL,
  changed_at DATETIME(3) NOT NULL,
  PRIMARY KEY (person_id, kind, ref_id),
  CHECK (kind IN ('session', 'group'))
);
CREATE INDEX participation_recent ON participation (person_id, changed_at, ref_id);
