-- What a person lets others know of their time. Without a row: nobody may ask, and nobody is told who is missing.
CREATE TABLE sharing (
  person_id CHAR(36) NOT NULL PRIMARY KEY,
  free_busy VARCHAR(8) NOT NULL,
  name_when_missing BOOLEAN NOT NULL,
  CONSTRAINT sharing_free_busy CHECK (free_busy IN ('nobody', 'groups', 'everyone'))
);

-- The zone of a person's profile, as heard from the students service.
CREATE TABLE profile_zones (
  person_id CHAR(36) NOT NULL PRIMARY KEY,
  time_zone VARCHAR(64) NOT NULL
);
