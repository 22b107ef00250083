-- Whoever changes a group, its memberships, invitations or posts first takes this row's lock by counting `revision` up.
CREATE TABLE study_groups (
  id CHAR(36) NOT NULL PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  -- The course's code in lower case, by which it is found; all three are null for a group on a topic alone.
  course_key VARCHAR(20),
  course_code VARCHAR(20),
  course_title VARCHAR(200),
  topic VARCHAR(120),
  description TEXT NOT NULL,
  join_policy VARCHAR(10) NOT NULL,
  capacity INTEGER NOT NULL,
  time_zone VARCHAR(50) NOT NULL,
  post_rule VARCHAR(12) NOT NULL,
  invite_rule VARCHAR(12) NOT NULL,
  schedule_rule VARCHAR(12) NOT NULL,
  -- How long a freed place is kept for the first in line.
  offer_hours INTEGER NOT NULL,
  status VARCHAR(10) NOT NULL,
  -- How many memberships there are of these statuses.
  active_count INTEGER NOT NULL,
  offered_count INTEGER NOT NULL,
  waiting_count INTEGER NOT NULL,
  -- The last number given to a place in line and to a post.
  last_place INTEGER NOT NULL,
  last_post INTEGER NOT NULL,
  -- Whether searches find it, and whether somebody could join at once.
  listed BOOLEAN NOT NULL,
  has_room BOOLEAN NOT NULL,
  -- When the first open offer of a place ends.
  line_due_at DATETIME(3),
  revision INTEGER NOT NULL,
  created_at DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  CONSTRAINT study_groups_join_policy CHECK (join_policy IN ('open', 'request', 'invite')),
  CONSTRAINT study_groups_status CHECK (status IN ('active', 'archived')),
  CONSTRAINT study_groups_room CHECK (active_count + offered_count <= capacity)
);
CREATE INDEX study_groups_listed ON study_groups (listed, id);
CREATE INDEX study_groups_room ON study_groups (listed, has_room, id);
CREATE INDEX study_groups_course ON study_groups (listed, course_key, id);
CREATE INDEX study_groups_line_due ON study_groups (line_due_at);

-- One row for each word of a listed group's name, topic, course and description: words are found by prefix.
CREATE TABLE search_terms (
  term VARCHAR(60) NOT NULL,
  group_id CHAR(36) NOT NULL,
  PRIMARY KEY (term, group_id),
  CONSTRAINT search_terms_group FOREIGN KEY (group_id) REFERENCES study_groups (id) ON DELETE CASCADE
);
CREATE INDEX search_terms_of_group ON search_terms (group_id);

-- How a person stands with a group. Who has left has no row; who is banned keeps one.
CREATE TABLE memberships (
  group_id CHAR(36) NOT NULL,
  person_id CHAR(36) NOT NULL,
  person_name VARCHAR(120) NOT NULL,
  role VARCHAR(10) NOT NULL,
  status VARCHAR(10) NOT NULL,
  -- The place in line of who waits or is offered a place: the lowest is the first.
  place INTEGER,
  offer_expires_at DATETIME(3),
  -- Since when it has this status.
  since DATETIME(3) NOT NULL,
  -- The number of the last post that was read.
  read_post INTEGER NOT NULL,
  PRIMARY KEY (group_id, person_id),
  CONSTRAINT memberships_group FOREIGN KEY (group_id) REFERENCES study_groups (id),
  CONSTRAINT memberships_role CHECK (role IN ('owner', 'moderator', 'member')),
  CONSTRAINT memberships_status CHECK (status IN ('active', 'requested', 'waiting', 'offered', 'banned'))
);
CREATE INDEX memberships_by_status ON memberships (group_id, status, since, person_id);
CREATE INDEX memberships_line ON memberships (group_id, place);
CREATE INDEX memberships_of_person ON memberships (person_id, status, group_id);
