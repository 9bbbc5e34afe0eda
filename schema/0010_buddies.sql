-- 0010: the buddy scheme - staff, buddies and mentors, who is paired with whom (T47-T57).

CREATE TABLE staff (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    collar TEXT,
    collar_key TEXT NOT NULL DEFAULT '',
    kind TEXT CHECK (kind IN ('officer', 'staff', 'pcso', 'special', 'volunteer')),
    kind_key TEXT NOT NULL DEFAULT '',
    rank TEXT,
    role TEXT,
    station TEXT,
    station_key TEXT NOT NULL DEFAULT '',
    team TEXT,
    line_manager BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    email TEXT,
    email_key TEXT NOT NULL DEFAULT '',
    phone TEXT,
    languages TEXT,
    shifts TEXT,
    notes TEXT
) STRICT;
CREATE INDEX staff_by_created ON staff (created, id) WHERE alive = 1;
CREATE INDEX staff_by_changed ON staff (changed, id) WHERE alive = 1;
CREATE INDEX staff_by_name ON staff (name_key, id) WHERE alive = 1;
CREATE INDEX staff_by_collar ON staff (collar_key, id) WHERE alive = 1;
CREATE INDEX staff_by_kind ON staff (kind_key, id) WHERE alive = 1;
CREATE INDEX staff_by_station ON staff (station_key, id) WHERE alive = 1;
CREATE INDEX staff_by_email ON staff (email_key, id) WHERE alive = 1;
CREATE INDEX staff_in_trash ON staff (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE staff_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER staff_guard_insert BEFORE INSERT ON staff WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER staff_guard_update BEFORE UPDATE ON staff WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER staff_guard_delete BEFORE DELETE ON staff
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- How many places of a buddy are taken is counted along pairings_of_buddy.
CREATE TABLE buddies (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    staff BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT CHECK (kind IN ('buddy', 'mentoring', 'reverse')),
    kind_key TEXT NOT NULL DEFAULT '',
    capacity INTEGER,
    trained TEXT,
    trained_key TEXT NOT NULL DEFAULT '',
    refresher TEXT,
    refresher_key TEXT NOT NULL DEFAULT '',
    agreed TEXT,
    available_from TEXT,
    available_to TEXT,
    roles TEXT,
    areas TEXT,
    offers TEXT,
    active TEXT CHECK (active IN ('yes', 'no'))
) STRICT;
CREATE INDEX buddies_by_created ON buddies (created, id) WHERE alive = 1;
CREATE INDEX buddies_by_changed ON buddies (changed, id) WHERE alive = 1;
CREATE INDEX buddies_by_kind ON buddies (kind_key, id) WHERE alive = 1;
CREATE INDEX buddies_by_trained ON buddies (trained_key, id) WHERE alive = 1;
CREATE INDEX buddies_by_refresher ON buddies (refresher_key, id) WHERE alive = 1;
CREATE INDEX buddies_of_staff ON buddies (staff, trained_key, id);
CREATE INDEX buddies_in_trash ON buddies (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE buddies_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER buddies_guard_insert BEFORE INSERT ON buddies WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER buddies_guard_update BEFORE UPDATE ON buddies WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER buddies_guard_delete BEFORE DELETE ON buddies
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE pairings (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    buddy BLOB REFERENCES buddies (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT CHECK (kind IN ('buddy', 'mentoring', 'reverse')),
    kind_key TEXT NOT NULL DEFAULT '',
    state TEXT CHECK (state IN ('proposed', 'agreed', 'active', 'paused', 'ended')),
    state_key TEXT NOT NULL DEFAULT '',
    state_since TEXT,
    next_contact TEXT,
    next_contact_key TEXT NOT NULL DEFAULT '',
    last_contact TEXT,
    last_contact_key TEXT NOT NULL DEFAULT '',
    adult TEXT CHECK (adult IN ('adult', 'seventeen', 'younger')),
    request TEXT,
    goals TEXT,
    from_stage TEXT,
    to_stage TEXT,
    proposed TEXT,
    proposed_key TEXT NOT NULL DEFAULT '',
    person_agreed TEXT,
    buddy_agreed TEXT,
    started TEXT,
    started_key TEXT NOT NULL DEFAULT '',
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT '',
    guidance TEXT,
    offered TEXT CHECK (offered IN ('all', 'targeted')),
    basis TEXT,
    colleague BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    ended TEXT,
    ended_key TEXT NOT NULL DEFAULT '',
    ending TEXT,
    ending_key TEXT NOT NULL DEFAULT '',
    person_said TEXT,
    buddy_said TEXT,
    earlier BLOB REFERENCES pairings (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX pairings_by_created ON pairings (created, id) WHERE alive = 1;
CREATE INDEX pairings_by_changed ON pairings (changed, id) WHERE alive = 1;
CREATE INDEX pairings_by_kind ON pairings (kind_key, id) WHERE alive = 1;
CREATE INDEX pairings_by_state ON pairings (state_key, id) WHERE alive = 1;
CREATE INDEX pairings_by_next_contact ON pairings (next_contact_key, id) WHERE alive = 1;
CREATE INDEX pairings_by_last_contact ON pairings (last_contact_key, id) WHERE alive = 1;
CREATE INDEX pairings_by_proposed ON pairings (proposed_key, id) WHERE alive = 1;
CREATE INDEX pairings_by_started ON pairings (started_key, id) WHERE alive = 1;
CREATE INDEX pairings_by_owner ON pairings (owner_key, id) WHERE alive = 1;
CREATE INDEX pairings_by_ended ON pairings (ended_key, id) WHERE alive = 1;
CREATE INDEX pairings_by_ending ON pairings (ending_key, id) WHERE alive = 1;
CREATE INDEX pairings_of_candidate ON pairings (candidate, proposed_key, id);
CREATE INDEX pairings_of_colleague ON pairings (colleague, proposed_key, id);
CREATE INDEX pairings_of_buddy ON pairings (buddy, proposed_key, id);
CREATE INDEX pairings_of_earlier ON pairings (earlier, proposed_key, id);
CREATE INDEX pairings_in_trash ON pairings (changed, id) WHERE alive = 0;
-- Whose contact is due, by day: mine, everybody's.
CREATE INDEX pairings_active_by_owner ON pairings (owner_key, next_contact_key, id)
WHERE alive = 1 AND state_key = 'active';
CREATE INDEX pairings_active_by_next_contact ON pairings (next_contact_key, id)
WHERE alive = 1 AND state_key = 'active';
CREATE VIRTUAL TABLE pairings_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER pairings_guard_insert BEFORE INSERT ON pairings WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER pairings_guard_update BEFORE UPDATE ON pairings WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER pairings_guard_delete BEFORE DELETE ON pairings
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE check_ins (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    pairing BLOB REFERENCES pairings (id) DEFERRABLE INITIALLY DEFERRED,
    held TEXT,
    held_key TEXT NOT NULL DEFAULT '',
    channel TEXT,
    mood TEXT,
    mood_key TEXT NOT NULL DEFAULT '',
    buddy_mood TEXT,
    buddy_mood_key TEXT NOT NULL DEFAULT '',
    note TEXT,
    concern TEXT CHECK (concern IN ('safety', 'conduct'))
) STRICT;
CREATE INDEX check_ins_by_created ON check_ins (created, id) WHERE alive = 1;
CREATE INDEX check_ins_by_changed ON check_ins (changed, id) WHERE alive = 1;
CREATE INDEX check_ins_by_held ON check_ins (held_key, id) WHERE alive = 1;
CREATE INDEX check_ins_by_mood ON check_ins (mood_key, id) WHERE alive = 1;
CREATE INDEX check_ins_by_buddy_mood ON check_ins (buddy_mood_key, id) WHERE alive = 1;
CREATE INDEX check_ins_of_candidate ON check_ins (candidate, held_key, id);
CREATE INDEX check_ins_of_pairing ON check_ins (pairing, held_key, id);
CREATE INDEX check_ins_in_trash ON check_ins (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE check_ins_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER check_ins_guard_insert BEFORE INSERT ON check_ins WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER check_ins_guard_update BEFORE UPDATE ON check_ins WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER check_ins_guard_delete BEFORE DELETE ON check_ins
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE exclusions (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    buddy BLOB REFERENCES buddies (id) DEFERRABLE INITIALLY DEFERRED,
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    colleague BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT CHECK (reason IN ('assessor', 'interviewer', 'vetting', 'line_manager', 'same_team', 'relationship', 'named', 'declined')),
    reason_key TEXT NOT NULL DEFAULT '',
    since TEXT,
    since_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX exclusions_by_created ON exclusions (created, id) WHERE alive = 1;
CREATE INDEX exclusions_by_changed ON exclusions (changed, id) WHERE alive = 1;
CREATE INDEX exclusions_by_reason ON exclusions (reason_key, id) WHERE alive = 1;
CREATE INDEX exclusions_by_since ON exclusions (since_key, id) WHERE alive = 1;
CREATE INDEX exclusions_of_buddy ON exclusions (buddy, since_key, id);
CREATE INDEX exclusions_of_candidate ON exclusions (candidate, since_key, id);
CREATE INDEX exclusions_of_colleague ON exclusions (colleague, since_key, id);
CREATE INDEX exclusions_in_trash ON exclusions (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE exclusions_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER exclusions_guard_insert BEFORE INSERT ON exclusions WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER exclusions_guard_update BEFORE UPDATE ON exclusions WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER exclusions_guard_delete BEFORE DELETE ON exclusions
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;
