-- A group that gets another name or is archived changes the participation of all its members.
CREATE INDEX participation_of_ref ON participation (kind, ref_id);
