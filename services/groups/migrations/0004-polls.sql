-- Times that members vote on. Whoever votes or closes it first takes this row's lock by counting `revision` up.
CREATE TABLE polls (
  id CHAR(36) NOT NULL PRIMARY KEY,
  group_id CHAR(36) NOT NULL,
  title VARCHAR(120) NOT NULL,
  minutes INTEGER NOT NULL,
  place VARCHAR(200),
  link VARCHAR(2048),
  closes_at DATETIME(3) NOT NULL,
  -- When others than those who run it see the votes.
  results VARCHAR(12) NOT NULL,
  status VARCHAR(10) NOT NULL,
  -- The time that won, why, and the meeting that it became; null while it is open, and where no time could win.
  start_at DATETIME(3),
  decided_by VARCHAR(20),
  meeting_id CHAR(36),
  organizer_id CHAR(36) NOT NULL,
  -- When it closes by itself; null once it is closed.
  due_at DATETIME(3),
  revision INTEGER NOT NULL,
  created_at DATETIME(3) NOT NULL,
  CONSTRAINT polls_group FOREIGN KEY (group_id) REFERENCES study_groups (id),
  CONSTRAINT polls_meeting FOREIGN KEY (meeting_id) REFERENCES meetings (id),
  CONSTRAINT polls_results CHECK (results IN ('always', 'after-vote', 'after-close')),
  CONSTRAINT polls_status CHECK (status IN ('open', 'closed')),
  CONSTRAINT polls_winner CHECK (start_at IS NULL OR (status = 'closed' AND meeting_id IS NOT NULL))
);
CREATE INDEX polls_of_group ON polls (group_id, id);
CREATE INDEX polls_due ON polls (due_at);

CREATE TABLE poll_options (
  poll_id CHAR(36) NOT NULL,
  start_at DATETIME(3) NOT NULL,
  PRIMARY KEY (poll_id, start_at),
  CONSTRAINT poll_options_poll FOREIGN KEY (poll_id) REFERENCES polls (id)
);

-- Without whom no time can win.
CREATE TABLE poll_required (
  poll_id CHAR(36) NOT NULL,
  person_id CHAR(36) NOT NULL,
  PRIMARY KEY (poll_id, person_id),
  CONSTRAINT poll_required_poll FOREIGN KEY (poll_id) REFERENCES polls (id)
);
CREATE INDEX poll_required_of_person ON poll_required (person_id, poll_id);

CREATE TABLE poll_votes (
  poll_id CHAR(36) NOT NULL,
  person_id CHAR(36) NOT NULL,
  start_at DATETIME(3) NOT NULL,
  person_name VARCHAR(120) NOT NULL,
  answer VARCHAR(12) NOT NULL,
  PRIMARY KEY (poll_id, person_id, start_at),
  CONSTRAINT poll_votes_option FOREIGN KEY (poll_id, start_at) REFERENCES poll_options (poll_id, start_at),
  CONSTRAINT poll_votes_answer CHECK (answer IN ('yes', 'if-need-be', 'no'))
);
CREATE INDEX poll_votes_of_person ON poll_votes (person_id, poll_id);
