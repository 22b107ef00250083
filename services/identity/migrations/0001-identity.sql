-- The sign-in library's tables (users to signing_keys): the library writes them through this service's adapter.
CREATE TABLE users (
  id CHAR(36) NOT NULL PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  -- In lower case.
  email VARCHAR(254) NOT NULL,
  email_verified BOOLEAN NOT NULL,
  image VARCHAR(500) NULL,
  created_at DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL
);
CREATE UNIQUE INDEX users_email ON users (email);

CREATE TABLE sign_in_sessions (
  id CHAR(36) NOT NULL PRIMARY KEY,
  user_id CHAR(36) NOT NULL,
  token VARCHAR(64) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  ip_address VARCHAR(64) NULL,
  user_agent VARCHAR(300) NULL,
  created_at DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX sign_in_sessions_token ON sign_in_sessions (token);
CREATE INDEX sign_in_sessions_user ON sign_in_sessions (user_id, id);
CREATE INDEX sign_in_sessions_expiry ON sign_in_sessions (expires_at);

-- One row a person and way of signing in; a password stands as an argon2id PHC string.
CREATE TABLE credentials (
  id CHAR(36) NOT NULL PRIMARY KEY,
  user_id CHAR(36) NOT NULL,
  account_id VARCHAR(255) NOT NULL,
  provider_id VARCHAR(64) NOT NULL,
  password VARCHAR(255) NULL,
  access_token TEXT NULL,
  refresh_token TEXT NULL,
  id_token TEXT NULL,
  access_token_expires_at DATETIME(3) NULL,
  refresh_token_expires_at DATETIME(3) NULL,
  scope VARCHAR(500) NULL,
  created_at DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX credentials_user ON credentials (user_id);

-- Password reset tokens: identifier is a hash of the token, value the user's id.
CREATE TABLE verifications (
  id CHAR(36) NOT NULL PRIMARY KEY,
  identifier VARCHAR(255) NOT NULL,
  value VARCHAR(255) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL
);
CREATE INDEX verifications_identifier ON verifications (identifier);
CREATE INDEX verifications_value ON verifications (value);
CREATE INDEX verifications_expiry ON verifications (expires_at);

-- Keys that sign access tokens; the private part is encrypted with AUTH_SECRET.
CREATE TABLE signing_keys (
  id CHAR(36) NOT NULL PRIMARY KEY,
  public_key TEXT NOT NULL,
  private_key TEXT NOT NULL,
  created_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NULL,
  alg VARCHAR(16) NULL,
  crv VARCHAR(16) NULL
);

CREATE TABLE user_roles (
  user_id CHAR(36) NOT NULL,
  role VARCHAR(16) NOT NULL,
  granted_at DATETIME(3) NOT NULL,
  PRIMARY KEY (user_id, role),
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CHECK (role IN ('student', 'tutor', 'coordinator', 'admin'))
);
CREATE INDEX user_roles_role ON user_roles (role, user_id);

-- One row for each word of a person's name and address: words are found by prefix.
CREATE TABLE user_terms (
  term VARCHAR(60) NOT NULL,
  user_id CHAR(36) NOT NULL,
  PRIMARY KEY (term, user_id),
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX user_terms_user ON user_terms (user_id);

-- What happened to accounts. It outlives them, and therefore holds ids, never names, addresses or secrets.
CREATE TABLE audit_entries (
  id CHAR(36) NOT NULL PRIMARY KEY,
  happened_at DATETIME(3) NOT NULL,
  action VARCHAR(40) NOT NULL,
  -- Who did it, and to whom; null where nobody is known.
  actor_id CHAR(36) NULL,
  subject_id CHAR(36) NULL,
  -- The client's network: an IPv4 address without its last byte, an IPv6 address without its last 80 bits.
  network VARCHAR(64) NULL,
  -- JSON object.
  details VARCHAR(2000) NOT NULL
);
CREATE INDEX audit_entries_time ON audit_entries (happened_at, id);
CREATE INDEX audit_entries_actor ON audit_entries (actor_id, happened_at, id);
CREATE INDEX audit_entries_subject ON audit_entries (subject_id, happened_at, id);
CREATE INDEX audit_entries_action ON audit_entries (action, happened_at, id);

-- Counts within a window of time; subject is a keyed hash, so that no address stands here.
CREATE TABLE attempts (
  subject CHAR(64) NOT NULL PRIMARY KEY,
  count INTEGER NOT NULL,
  window_ends_at DATETIME(3) NOT NULL
);
CREATE INDEX attempts_window ON attempts (window_ends_at);

-- People who asked to be erased and whose data other services may still hold.
CREATE TABLE erasures (
  person_id CHAR(36) NOT NULL PRIMARY KEY,
  requested_at DATETIME(3) NOT NULL,
  next_attempt_at DATETIME(3) NOT NULL,
  attempts INTEGER NOT NULL,
  -- When every service had confirmed for the first time.
  confirmed_at DATETIME(3) NULL
);
CREATE INDEX erasures_due ON erasures (next_attempt_at);
