-- 0011: who declined whom as buddy or mentor, and what candidates say of a buddy for them (T49, T53);
-- events, and who is invited to them and comes (T59-T63, T68); consents, policies and referrals; staff
-- networks and boards.
ALTER TABLE candidates ADD COLUMN interests TEXT;
ALTER TABLE candidates ADD COLUMN request TEXT;

CREATE TABLE declines (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    buddy BLOB REFERENCES buddies (id) DEFERRABLE INITIALLY DEFERRED,
    side TEXT CHECK (side IN ('person', 'buddy')),
    side_key TEXT NOT NULL DEFAULT '',
    declined TEXT,
    declined_key TEXT NOT NULL DEFAULT '',
    reason TEXT,
    reason_key TEXT NOT NULL DEFAULT '',
    colleague BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX declines_by_created ON declines (created, id) WHERE alive = 1;
CREATE INDEX declines_by_changed ON declines (changed, id) WHERE alive = 1;
CREATE INDEX declines_by_side ON declines (side_key, id) WHERE alive = 1;
CREATE INDEX declines_by_declined ON declines (declined_key, id) WHERE alive = 1;
CREATE INDEX declines_by_reason ON declines (reason_key, id) WHERE alive = 1;
CREATE INDEX declines_of_candidate ON declines (candidate, declined_key, id);
CREATE INDEX declines_of_buddy ON declines (buddy, declined_key, id);
CREATE INDEX declines_of_colleague ON declines (colleague, declined_key, id);
CREATE INDEX declines_in_trash ON declines (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE declines_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER declines_guard_insert BEFORE INSERT ON declines WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER declines_guard_update BEFORE UPDATE ON declines WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER declines_guard_delete BEFORE DELETE ON declines
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE events (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    kind TEXT,
    kind_key TEXT NOT NULL DEFAULT '',
    starts TEXT,
    starts_key TEXT NOT NULL DEFAULT '',
    ends TEXT,
    venue TEXT,
    link TEXT,
    capacity INTEGER,
    state TEXT CHECK (state IN ('planned', 'open', 'held', 'cancelled')),
    state_key TEXT NOT NULL DEFAULT '',
    campaign BLOB REFERENCES campaigns (id) DEFERRABLE INITIALLY DEFERRED,
    roles TEXT,
    stages TEXT,
    audience TEXT CHECK (audience IN ('open', 'targeted')),
    meant_for TEXT,
    basis TEXT,
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT '',
    series BLOB REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    cost INTEGER,
    staff_hours INTEGER,
    notes TEXT,
    uid TEXT,
    uid_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX events_by_created ON events (created, id) WHERE alive = 1;
CREATE INDEX events_by_changed ON events (changed, id) WHERE alive = 1;
CREATE INDEX events_by_name ON events (name_key, id) WHERE alive = 1;
CREATE INDEX events_by_kind ON events (kind_key, id) WHERE alive = 1;
CREATE INDEX events_by_starts ON events (starts_key, id) WHERE alive = 1;
CREATE INDEX events_by_state ON events (state_key, id) WHERE alive = 1;
CREATE INDEX events_by_owner ON events (owner_key, id) WHERE alive = 1;
CREATE INDEX events_by_uid ON events (uid_key, id) WHERE alive = 1;
CREATE INDEX events_of_campaign ON events (campaign, starts_key, id);
CREATE INDEX events_of_series ON events (series, starts_key, id);
CREATE INDEX events_in_trash ON events (changed, id) WHERE alive = 0;
-- What is still to come, by day: mine, everybody's.
CREATE INDEX events_coming_by_owner ON events (owner_key, starts_key, id)
WHERE alive = 1 AND state_key IN ('planned', 'open');
CREATE INDEX events_coming_by_starts ON events (starts_key, id)
WHERE alive = 1 AND state_key IN ('planned', 'open');
CREATE VIRTUAL TABLE events_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER events_guard_insert BEFORE INSERT ON events WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER events_guard_update BEFORE UPDATE ON events WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER events_guard_delete BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE invitations (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    event BLOB REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    colleague BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    part TEXT CHECK (part IN ('guest', 'host', 'helper')),
    part_key TEXT NOT NULL DEFAULT '',
    state TEXT CHECK (state IN ('invited', 'accepted', 'declined', 'waiting', 'offered', 'lapsed',
                                'attended', 'absent', 'apologies', 'cancelled')),
    state_key TEXT NOT NULL DEFAULT '',
    state_since TEXT,
    state_since_key TEXT NOT NULL DEFAULT '',
    invited TEXT,
    invited_key TEXT NOT NULL DEFAULT '',
    offered_until TEXT,
    offered_until_key TEXT NOT NULL DEFAULT '',
    place INTEGER,
    place_key TEXT NOT NULL DEFAULT '',
    arrived TEXT,
    walk_in TEXT CHECK (walk_in IN ('yes', 'no')),
    signed_up TEXT,
    signed_up_key TEXT NOT NULL DEFAULT '',
    basis TEXT,
    note TEXT,
    feedback TEXT
) STRICT;
CREATE INDEX invitations_by_created ON invitations (created, id) WHERE alive = 1;
CREATE INDEX invitations_by_changed ON invitations (changed, id) WHERE alive = 1;
CREATE INDEX invitations_by_part ON invitations (part_key, id) WHERE alive = 1;
CREATE INDEX invitations_by_state ON invitations (state_key, id) WHERE alive = 1;
CREATE INDEX invitations_by_state_since ON invitations (state_since_key, id) WHERE alive = 1;
CREATE INDEX invitations_by_invited ON invitations (invited_key, id) WHERE alive = 1;
CREATE INDEX invitations_by_offered_until ON invitations (offered_until_key, id) WHERE alive = 1;
CREATE INDEX invitations_by_place ON invitations (place_key, id) WHERE alive = 1;
CREATE INDEX invitations_by_signed_up ON invitations (signed_up_key, id) WHERE alive = 1;
CREATE INDEX invitations_of_event ON invitations (event, state_since_key, id);
CREATE INDEX invitations_of_candidate ON invitations (candidate, state_since_key, id);
CREATE INDEX invitations_of_colleague ON invitations (colleague, state_since_key, id);
CREATE INDEX invitations_in_trash ON invitations (changed, id) WHERE alive = 0;
-- Who waits, in the order of the line, and the last number given in it.
CREATE INDEX invitations_waiting ON invitations (event, place_key, id)
WHERE alive = 1 AND state_key = 'waiting';
CREATE INDEX invitations_in_line ON invitations (event, place);
-- Offers by when they lapse: of an event, of all.
CREATE INDEX invitations_offered_by_time ON invitations (offered_until_key, event, id)
WHERE alive = 1 AND state_key = 'offered';
CREATE INDEX invitations_offered ON invitations (event, offered_until_key, id)
WHERE alive = 1 AND state_key = 'offered';
CREATE VIRTUAL TABLE invitations_search
USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER invitations_guard_insert BEFORE INSERT ON invitations WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER invitations_guard_update BEFORE UPDATE ON invitations WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER invitations_guard_delete BEFORE DELETE ON invitations
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- How many of an event are in which state: the list of events reads one row, not the invitations.
CREATE TABLE seat_counts (
    event BLOB NOT NULL,
    part TEXT NOT NULL,
    state TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (event, part, state)
) STRICT, WITHOUT ROWID;

CREATE VIEW seat_counts_due AS
SELECT event, part_key AS part, state_key AS state, count(*) AS count FROM invitations
WHERE alive = 1 AND event IS NOT NULL GROUP BY event, part_key, state_key;

CREATE TRIGGER seat_counts_added AFTER INSERT ON invitations
WHEN NEW.alive = 1 AND NEW.event IS NOT NULL
BEGIN
    INSERT INTO seat_counts VALUES (NEW.event, NEW.part_key, NEW.state_key, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER seat_counts_leaves
BEFORE UPDATE OF alive, event, part_key, state_key ON invitations
WHEN OLD.alive = 1 AND OLD.event IS NOT NULL
BEGIN
    UPDATE seat_counts SET count = count - 1
    WHERE event = OLD.event AND part = OLD.part_key AND state = OLD.state_key;
END;
CREATE TRIGGER seat_counts_comes
AFTER UPDATE OF alive, event, part_key, state_key ON invitations
WHEN NEW.alive = 1 AND NEW.event IS NOT NULL
BEGIN
    INSERT INTO seat_counts VALUES (NEW.event, NEW.part_key, NEW.state_key, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
-- What nobody is in is no row.
CREATE TRIGGER seat_counts_none AFTER UPDATE OF count ON seat_counts WHEN NEW.count = 0
BEGIN
    DELETE FROM seat_counts
    WHERE event = NEW.event AND part = NEW.part AND state = NEW.state;
END;
CREATE TRIGGER seat_counts_guard_insert BEFORE INSERT ON seat_counts WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'the counts of seats are kept by posact only'); END;
CREATE TRIGGER seat_counts_guard_update BEFORE UPDATE ON seat_counts WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'the counts of seats are kept by posact only'); END;
CREATE TRIGGER seat_counts_guard_delete BEFORE DELETE ON seat_counts WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'the counts of seats are kept by posact only'); END;

-- Consent, the documents that it names, and referrals (T10, T23-T25, P26-P28).

CREATE TABLE policies (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    kind TEXT CHECK (kind IN ('notice', 'document')),
    kind_key TEXT NOT NULL DEFAULT '',
    version TEXT,
    version_key TEXT NOT NULL DEFAULT '',
    reference TEXT,
    starts TEXT,
    starts_key TEXT NOT NULL DEFAULT '',
    review TEXT,
    review_key TEXT NOT NULL DEFAULT '',
    ends TEXT,
    location TEXT,
    wording TEXT,
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX policies_by_created ON policies (created, id) WHERE alive = 1;
CREATE INDEX policies_by_changed ON policies (changed, id) WHERE alive = 1;
CREATE INDEX policies_by_name ON policies (name_key, id) WHERE alive = 1;
CREATE INDEX policies_by_kind ON policies (kind_key, id) WHERE alive = 1;
CREATE INDEX policies_by_version ON policies (version_key, id) WHERE alive = 1;
CREATE INDEX policies_by_starts ON policies (starts_key, id) WHERE alive = 1;
CREATE INDEX policies_by_review ON policies (review_key, id) WHERE alive = 1;
CREATE INDEX policies_by_owner ON policies (owner_key, id) WHERE alive = 1;
CREATE INDEX policies_in_trash ON policies (changed, id) WHERE alive = 0;
-- Whose review comes up, of those in use, by day: mine, everybody's.
CREATE INDEX policies_used_by_owner ON policies (owner_key, review_key, id)
WHERE alive = 1 AND ends IS NULL;
CREATE INDEX policies_used_by_review ON policies (review_key, id)
WHERE alive = 1 AND ends IS NULL;
CREATE VIRTUAL TABLE policies_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER policies_guard_insert BEFORE INSERT ON policies WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER policies_guard_update BEFORE UPDATE ON policies WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER policies_guard_delete BEFORE DELETE ON policies
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE consents (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    purpose TEXT,
    purpose_key TEXT NOT NULL DEFAULT '',
    wording TEXT,
    wording_key TEXT NOT NULL DEFAULT '',
    channel TEXT,
    source TEXT,
    given TEXT,
    given_key TEXT NOT NULL DEFAULT '',
    expires TEXT,
    expires_key TEXT NOT NULL DEFAULT '',
    withdrawn TEXT,
    withdrawn_key TEXT NOT NULL DEFAULT '',
    noted_by TEXT
) STRICT;
CREATE INDEX consents_by_created ON consents (created, id) WHERE alive = 1;
CREATE INDEX consents_by_changed ON consents (changed, id) WHERE alive = 1;
CREATE INDEX consents_by_purpose ON consents (purpose_key, id) WHERE alive = 1;
CREATE INDEX consents_by_wording ON consents (wording_key, id) WHERE alive = 1;
CREATE INDEX consents_by_given ON consents (given_key, id) WHERE alive = 1;
CREATE INDEX consents_by_expires ON consents (expires_key, id) WHERE alive = 1;
CREATE INDEX consents_by_withdrawn ON consents (withdrawn_key, id) WHERE alive = 1;
CREATE INDEX consents_of_candidate ON consents (candidate, given_key, id);
CREATE INDEX consents_in_trash ON consents (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE consents_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER consents_guard_insert BEFORE INSERT ON consents WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER consents_guard_update BEFORE UPDATE ON consents WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER consents_guard_delete BEFORE DELETE ON consents
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- Derived: the entry that counts longest of each open candidate and purpose, unless it was
-- withdrawn. The triggers keep it; without it my day would have to look through all consents.
CREATE TABLE consents_held (
    candidate BLOB NOT NULL CHECK (length(candidate) = 16),
    purpose TEXT NOT NULL,
    consent BLOB NOT NULL CHECK (length(consent) = 16),
    expires TEXT NOT NULL,
    owner_key TEXT NOT NULL,
    PRIMARY KEY (candidate, purpose)
) STRICT, WITHOUT ROWID;
CREATE INDEX consents_held_by_owner ON consents_held (owner_key, expires, consent);
CREATE INDEX consents_held_by_expires ON consents_held (expires, consent);

CREATE VIEW consents_held_now AS
SELECT consents.candidate AS candidate, consents.purpose_key AS purpose, consents.id AS consent,
       consents.expires AS expires, candidates.owner_key AS owner_key
FROM candidates JOIN consents ON consents.candidate = candidates.id
WHERE candidates.alive = 1 AND candidates.status_key = 'open' AND consents.alive = 1
  AND consents.withdrawn_key = '' AND consents.expires IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM consents AS longer
    WHERE longer.candidate = consents.candidate AND longer.purpose_key = consents.purpose_key
      AND longer.alive = 1 AND longer.withdrawn_key = ''
      AND (longer.expires_key > consents.expires_key
           OR longer.expires_key = consents.expires_key AND longer.id > consents.id))
  AND NOT EXISTS (
    SELECT 1 FROM consents AS taken
    WHERE taken.candidate = consents.candidate AND taken.purpose_key = consents.purpose_key
      AND taken.alive = 1 AND taken.withdrawn_key > consents.given_key);

CREATE TRIGGER consents_held_consent_added AFTER INSERT ON consents
BEGIN
    DELETE FROM consents_held WHERE candidate = NEW.candidate;
    INSERT INTO consents_held SELECT * FROM consents_held_now WHERE candidate = NEW.candidate;
END;
CREATE TRIGGER consents_held_consent_changed
AFTER UPDATE OF alive, candidate, purpose_key, given_key, expires_key, withdrawn_key ON consents
BEGIN
    DELETE FROM consents_held WHERE candidate IN (OLD.candidate, NEW.candidate);
    INSERT INTO consents_held SELECT * FROM consents_held_now
    WHERE candidate IN (OLD.candidate, NEW.candidate);
END;
CREATE TRIGGER consents_held_candidate_added AFTER INSERT ON candidates
BEGIN
    INSERT OR REPLACE INTO consents_held SELECT * FROM consents_held_now
    WHERE candidate = NEW.id;
END;
CREATE TRIGGER consents_held_candidate_changed
AFTER UPDATE OF alive, owner_key, status_key ON candidates
WHEN OLD.alive <> NEW.alive OR OLD.owner_key <> NEW.owner_key OR OLD.status_key <> NEW.status_key
BEGIN
    DELETE FROM consents_held WHERE candidate = NEW.id;
    INSERT INTO consents_held SELECT * FROM consents_held_now WHERE candidate = NEW.id;
END;
CREATE TRIGGER consents_held_guard_insert BEFORE INSERT ON consents_held WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'consents in force are kept by posact only'); END;
CREATE TRIGGER consents_held_guard_update BEFORE UPDATE ON consents_held WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'consents in force are kept by posact only'); END;
CREATE TRIGGER consents_held_guard_delete BEFORE DELETE ON consents_held WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'consents in force are kept by posact only'); END;

CREATE TABLE referrals (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    staff BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    phone TEXT,
    email TEXT,
    language TEXT CHECK (language IN ('en', 'cy')),
    role TEXT,
    role_key TEXT NOT NULL DEFAULT '',
    referred TEXT,
    referred_key TEXT NOT NULL DEFAULT '',
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT '',
    state TEXT CHECK (state IN ('unconfirmed', 'confirmed', 'declined')),
    state_key TEXT NOT NULL DEFAULT '',
    answer_by TEXT,
    answer_by_key TEXT NOT NULL DEFAULT '',
    told TEXT,
    answered TEXT,
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX referrals_by_created ON referrals (created, id) WHERE alive = 1;
CREATE INDEX referrals_by_changed ON referrals (changed, id) WHERE alive = 1;
CREATE INDEX referrals_by_name ON referrals (name_key, id) WHERE alive = 1;
CREATE INDEX referrals_by_role ON referrals (role_key, id) WHERE alive = 1;
CREATE INDEX referrals_by_referred ON referrals (referred_key, id) WHERE alive = 1;
CREATE INDEX referrals_by_owner ON referrals (owner_key, id) WHERE alive = 1;
CREATE INDEX referrals_by_state ON referrals (state_key, id) WHERE alive = 1;
CREATE INDEX referrals_by_answer_by ON referrals (answer_by_key, id) WHERE alive = 1;
CREATE INDEX referrals_of_staff ON referrals (staff, answer_by_key, id);
CREATE INDEX referrals_of_candidate ON referrals (candidate, answer_by_key, id);
CREATE INDEX referrals_in_trash ON referrals (changed, id) WHERE alive = 0;
-- Who has not answered yet, by the last day: mine, everybody's.
CREATE INDEX referrals_open_by_owner ON referrals (owner_key, answer_by_key, id)
WHERE alive = 1 AND state_key = 'unconfirmed';
CREATE INDEX referrals_open_by_answer_by ON referrals (answer_by_key, id)
WHERE alive = 1 AND state_key = 'unconfirmed';
CREATE VIRTUAL TABLE referrals_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER referrals_guard_insert BEFORE INSERT ON referrals WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER referrals_guard_update BEFORE UPDATE ON referrals WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER referrals_guard_delete BEFORE DELETE ON referrals
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- Staff networks, who holds an office or belongs to one, boards with their meetings, issues and
-- actions (T70-T76).

CREATE TABLE networks (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    kind TEXT CHECK (kind IN ('network', 'association', 'service', 'programme')),
    kind_key TEXT NOT NULL DEFAULT '',
    purpose TEXT,
    contact TEXT,
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT '',
    founded TEXT,
    founded_key TEXT NOT NULL DEFAULT '',
    active TEXT CHECK (active IN ('yes', 'no')),
    review TEXT,
    review_key TEXT NOT NULL DEFAULT '',
    board BLOB REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED,
    pledge TEXT,
    level TEXT,
    renewal TEXT,
    renewal_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX networks_by_created ON networks (created, id) WHERE alive = 1;
CREATE INDEX networks_by_changed ON networks (changed, id) WHERE alive = 1;
CREATE INDEX networks_by_name ON networks (name_key, id) WHERE alive = 1;
CREATE INDEX networks_by_kind ON networks (kind_key, id) WHERE alive = 1;
CREATE INDEX networks_by_owner ON networks (owner_key, id) WHERE alive = 1;
CREATE INDEX networks_by_founded ON networks (founded_key, id) WHERE alive = 1;
CREATE INDEX networks_by_review ON networks (review_key, id) WHERE alive = 1;
CREATE INDEX networks_by_renewal ON networks (renewal_key, id) WHERE alive = 1;
CREATE INDEX networks_of_board ON networks (board, name_key, id);
CREATE INDEX networks_in_trash ON networks (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE networks_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER networks_guard_insert BEFORE INSERT ON networks WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER networks_guard_update BEFORE UPDATE ON networks WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER networks_guard_delete BEFORE DELETE ON networks
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE offices (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    network BLOB REFERENCES networks (id) DEFERRABLE INITIALLY DEFERRED,
    office TEXT CHECK (office IN ('chair', 'deputy', 'secretary', 'treasurer', 'coordinator', 'representative', 'representative_deputy')),
    office_key TEXT NOT NULL DEFAULT '',
    staff BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    started TEXT,
    started_key TEXT NOT NULL DEFAULT '',
    until TEXT,
    until_key TEXT NOT NULL DEFAULT '',
    chosen TEXT CHECK (chosen IN ('elected', 'appointed', 'acting')),
    ended TEXT,
    ended_key TEXT NOT NULL DEFAULT '',
    ending TEXT CHECK (ending IN ('term_over', 'stepped_down', 'replaced', 'left_force'))
) STRICT;
CREATE INDEX offices_by_created ON offices (created, id) WHERE alive = 1;
CREATE INDEX offices_by_changed ON offices (changed, id) WHERE alive = 1;
CREATE INDEX offices_by_office ON offices (office_key, id) WHERE alive = 1;
CREATE INDEX offices_by_started ON offices (started_key, id) WHERE alive = 1;
CREATE INDEX offices_by_until ON offices (until_key, id) WHERE alive = 1;
CREATE INDEX offices_by_ended ON offices (ended_key, id) WHERE alive = 1;
CREATE INDEX offices_of_network ON offices (network, started_key, id);
CREATE INDEX offices_of_staff ON offices (staff, started_key, id);
CREATE INDEX offices_in_trash ON offices (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE offices_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER offices_guard_insert BEFORE INSERT ON offices WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER offices_guard_update BEFORE UPDATE ON offices WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER offices_guard_delete BEFORE DELETE ON offices
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE memberships (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    network BLOB REFERENCES networks (id) DEFERRABLE INITIALLY DEFERRED,
    staff BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT CHECK (kind IN ('member', 'ally')),
    kind_key TEXT NOT NULL DEFAULT '',
    joined TEXT,
    joined_key TEXT NOT NULL DEFAULT '',
    left_on TEXT,
    left_on_key TEXT NOT NULL DEFAULT '',
    contacted TEXT,
    listed TEXT CHECK (listed IN ('yes', 'no')),
    listed_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX memberships_by_created ON memberships (created, id) WHERE alive = 1;
CREATE INDEX memberships_by_changed ON memberships (changed, id) WHERE alive = 1;
CREATE INDEX memberships_by_kind ON memberships (kind_key, id) WHERE alive = 1;
CREATE INDEX memberships_by_joined ON memberships (joined_key, id) WHERE alive = 1;
CREATE INDEX memberships_by_left_on ON memberships (left_on_key, id) WHERE alive = 1;
CREATE INDEX memberships_by_listed ON memberships (listed_key, id) WHERE alive = 1;
CREATE INDEX memberships_of_network ON memberships (network, joined_key, id);
CREATE INDEX memberships_of_staff ON memberships (staff, joined_key, id);
CREATE INDEX memberships_in_trash ON memberships (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE memberships_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER memberships_guard_insert BEFORE INSERT ON memberships WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER memberships_guard_update BEFORE UPDATE ON memberships WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER memberships_guard_delete BEFORE DELETE ON memberships
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE boards (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    purpose TEXT,
    cadence TEXT,
    cadence_key TEXT NOT NULL DEFAULT '',
    chair BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT '',
    departments TEXT,
    advisers TEXT,
    active TEXT CHECK (active IN ('yes', 'no'))
) STRICT;
CREATE INDEX boards_by_created ON boards (created, id) WHERE alive = 1;
CREATE INDEX boards_by_changed ON boards (changed, id) WHERE alive = 1;
CREATE INDEX boards_by_name ON boards (name_key, id) WHERE alive = 1;
CREATE INDEX boards_by_cadence ON boards (cadence_key, id) WHERE alive = 1;
CREATE INDEX boards_by_owner ON boards (owner_key, id) WHERE alive = 1;
CREATE INDEX boards_of_chair ON boards (chair, name_key, id);
CREATE INDEX boards_in_trash ON boards (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE boards_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER boards_guard_insert BEFORE INSERT ON boards WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER boards_guard_update BEFORE UPDATE ON boards WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER boards_guard_delete BEFORE DELETE ON boards
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE meetings (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    board BLOB REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED,
    held TEXT,
    held_key TEXT NOT NULL DEFAULT '',
    place TEXT,
    state TEXT CHECK (state IN ('planned', 'held', 'cancelled')),
    state_key TEXT NOT NULL DEFAULT '',
    attended TEXT,
    apologies TEXT,
    minutes TEXT
) STRICT;
CREATE INDEX meetings_by_created ON meetings (created, id) WHERE alive = 1;
CREATE INDEX meetings_by_changed ON meetings (changed, id) WHERE alive = 1;
CREATE INDEX meetings_by_held ON meetings (held_key, id) WHERE alive = 1;
CREATE INDEX meetings_by_state ON meetings (state_key, id) WHERE alive = 1;
CREATE INDEX meetings_of_board ON meetings (board, held_key, id);
CREATE INDEX meetings_in_trash ON meetings (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE meetings_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER meetings_guard_insert BEFORE INSERT ON meetings WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER meetings_guard_update BEFORE UPDATE ON meetings WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER meetings_guard_delete BEFORE DELETE ON meetings
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE issues (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    board BLOB REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED,
    network BLOB REFERENCES networks (id) DEFERRABLE INITIALLY DEFERRED,
    subject TEXT,
    subject_key TEXT NOT NULL DEFAULT '',
    detail TEXT,
    raised TEXT,
    raised_key TEXT NOT NULL DEFAULT '',
    state TEXT CHECK (state IN ('raised', 'agenda', 'decided', 'closed')),
    state_key TEXT NOT NULL DEFAULT '',
    meeting BLOB REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    decision TEXT,
    decided TEXT,
    decided_key TEXT NOT NULL DEFAULT '',
    evidence TEXT,
    measure TEXT,
    value_before TEXT,
    value_after TEXT,
    closed TEXT,
    closed_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX issues_by_created ON issues (created, id) WHERE alive = 1;
CREATE INDEX issues_by_changed ON issues (changed, id) WHERE alive = 1;
CREATE INDEX issues_by_subject ON issues (subject_key, id) WHERE alive = 1;
CREATE INDEX issues_by_raised ON issues (raised_key, id) WHERE alive = 1;
CREATE INDEX issues_by_state ON issues (state_key, id) WHERE alive = 1;
CREATE INDEX issues_by_decided ON issues (decided_key, id) WHERE alive = 1;
CREATE INDEX issues_by_closed ON issues (closed_key, id) WHERE alive = 1;
CREATE INDEX issues_of_board ON issues (board, raised_key, id);
CREATE INDEX issues_of_network ON issues (network, raised_key, id);
CREATE INDEX issues_of_meeting ON issues (meeting, raised_key, id);
CREATE INDEX issues_in_trash ON issues (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE issues_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER issues_guard_insert BEFORE INSERT ON issues WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER issues_guard_update BEFORE UPDATE ON issues WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER issues_guard_delete BEFORE DELETE ON issues
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE board_actions (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    board BLOB REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED,
    issue BLOB REFERENCES issues (id) DEFERRABLE INITIALLY DEFERRED,
    meeting BLOB REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    what TEXT,
    what_key TEXT NOT NULL DEFAULT '',
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT '',
    due TEXT,
    due_key TEXT NOT NULL DEFAULT '',
    state TEXT CHECK (state IN ('open', 'done', 'dropped')),
    state_key TEXT NOT NULL DEFAULT '',
    outcome TEXT,
    closed TEXT,
    closed_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX board_actions_by_created ON board_actions (created, id) WHERE alive = 1;
CREATE INDEX board_actions_by_changed ON board_actions (changed, id) WHERE alive = 1;
CREATE INDEX board_actions_by_what ON board_actions (what_key, id) WHERE alive = 1;
CREATE INDEX board_actions_by_owner ON board_actions (owner_key, id) WHERE alive = 1;
CREATE INDEX board_actions_by_due ON board_actions (due_key, id) WHERE alive = 1;
CREATE INDEX board_actions_by_state ON board_actions (state_key, id) WHERE alive = 1;
CREATE INDEX board_actions_by_closed ON board_actions (closed_key, id) WHERE alive = 1;
CREATE INDEX board_actions_of_board ON board_actions (board, due_key, id);
CREATE INDEX board_actions_of_issue ON board_actions (issue, due_key, id);
CREATE INDEX board_actions_of_meeting ON board_actions (meeting, due_key, id);
CREATE INDEX board_actions_in_trash ON board_actions (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE board_actions_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER board_actions_guard_insert BEFORE INSERT ON board_actions WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER board_actions_guard_update BEFORE UPDATE ON board_actions WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER board_actions_guard_delete BEFORE DELETE ON board_actions
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;
