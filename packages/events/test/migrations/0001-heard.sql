CREATE TABLE heard (
  person_id CHAR(36) NOT NULL,
  revision INTEGER NOT NULL
);
