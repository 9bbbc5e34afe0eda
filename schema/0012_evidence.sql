-- What shows that support is lawful: who was at a board, what people say of themselves, assessments
-- and what rests on them, counts of a workforce and its people, equality questions apart; who works
-- on a server; and what was let out to others.

-- --- networks ---

-- Events of networks, whose guests not everybody may see; who was at a meeting of a board.
ALTER TABLE events ADD COLUMN network BLOB REFERENCES networks (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX events_of_network ON events (network, starts_key, id);
-- That of the event, so that a list leaves these out without a look at the events.
ALTER TABLE invitations
ADD COLUMN network BLOB REFERENCES networks (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX invitations_of_network ON invitations (network, state_since_key, id);

ALTER TABLE boards ADD COLUMN quorum INTEGER;

CREATE TABLE attendances (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    meeting BLOB REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    staff BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT,
    network BLOB REFERENCES networks (id) DEFERRABLE INITIALLY DEFERRED,
    seat TEXT,
    state TEXT CHECK (state IN ('expected', 'present', 'apologies', 'absent')),
    state_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attendances_by_created ON attendances (created, id) WHERE alive = 1;
CREATE INDEX attendances_by_changed ON attendances (changed, id) WHERE alive = 1;
CREATE INDEX attendances_by_state ON attendances (state_key, id) WHERE alive = 1;
CREATE INDEX attendances_of_meeting ON attendances (meeting, state_key, id);
CREATE INDEX attendances_of_staff ON attendances (staff, state_key, id);
CREATE INDEX attendances_of_network ON attendances (network, state_key, id);
CREATE INDEX attendances_in_trash ON attendances (changed, id) WHERE alive = 0;
CREATE TRIGGER attendances_guard_insert BEFORE INSERT ON attendances WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER attendances_guard_update BEFORE UPDATE ON attendances WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER attendances_guard_delete BEFORE DELETE ON attendances
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- What an officer is to do for a board, and what a network is to renew, by day.
CREATE INDEX board_actions_open_by_owner ON board_actions (owner_key, due_key, id)
WHERE alive = 1 AND state_key = 'open';
CREATE INDEX board_actions_open_by_due ON board_actions (due_key, id)
WHERE alive = 1 AND state_key = 'open';

-- --- declarations ---

-- What people said of themselves, so that support is offered to them (P17, P18); what stands
-- in their way and what they need (P23); tie-breaks (P12-P15); targets (P10).

CREATE TABLE declarations (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    characteristic TEXT,
    belongs_to TEXT,
    purpose TEXT,
    purpose_key TEXT NOT NULL DEFAULT '',
    wording TEXT,
    channel TEXT,
    said TEXT,
    said_key TEXT NOT NULL DEFAULT '',
    consent BLOB REFERENCES consents (id) DEFERRABLE INITIALLY DEFERRED,
    withdrawn TEXT,
    withdrawn_key TEXT NOT NULL DEFAULT '',
    noted_by TEXT
) STRICT;
CREATE INDEX declarations_by_created ON declarations (created, id) WHERE alive = 1;
CREATE INDEX declarations_by_changed ON declarations (changed, id) WHERE alive = 1;
CREATE INDEX declarations_by_purpose ON declarations (purpose_key, id) WHERE alive = 1;
CREATE INDEX declarations_by_said ON declarations (said_key, id) WHERE alive = 1;
CREATE INDEX declarations_by_withdrawn ON declarations (withdrawn_key, id) WHERE alive = 1;
CREATE INDEX declarations_of_candidate ON declarations (candidate, said_key, id);
CREATE INDEX declarations_of_consent ON declarations (consent, said_key, id);
CREATE INDEX declarations_in_trash ON declarations (changed, id) WHERE alive = 0;
CREATE TRIGGER declarations_guard_insert BEFORE INSERT ON declarations WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER declarations_guard_update BEFORE UPDATE ON declarations WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER declarations_guard_delete BEFORE DELETE ON declarations
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE barriers (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    barrier TEXT,
    barrier_key TEXT NOT NULL DEFAULT '',
    told TEXT,
    told_key TEXT NOT NULL DEFAULT '',
    state TEXT CHECK (state IN ('open', 'met', 'left')),
    state_key TEXT NOT NULL DEFAULT '',
    offered TEXT,
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX barriers_by_created ON barriers (created, id) WHERE alive = 1;
CREATE INDEX barriers_by_changed ON barriers (changed, id) WHERE alive = 1;
CREATE INDEX barriers_by_barrier ON barriers (barrier_key, id) WHERE alive = 1;
CREATE INDEX barriers_by_told ON barriers (told_key, id) WHERE alive = 1;
CREATE INDEX barriers_by_state ON barriers (state_key, id) WHERE alive = 1;
CREATE INDEX barriers_by_owner ON barriers (owner_key, id) WHERE alive = 1;
CREATE INDEX barriers_of_candidate ON barriers (candidate, told_key, id);
CREATE INDEX barriers_in_trash ON barriers (changed, id) WHERE alive = 0;
CREATE TRIGGER barriers_guard_insert BEFORE INSERT ON barriers WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER barriers_guard_update BEFORE UPDATE ON barriers WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER barriers_guard_delete BEFORE DELETE ON barriers
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE adjustments (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT CHECK (kind IN ('adjustment', 'interview')),
    need TEXT,
    purpose TEXT,
    purpose_key TEXT NOT NULL DEFAULT '',
    application BLOB REFERENCES applications (id) DEFERRABLE INITIALLY DEFERRED,
    agreed_by TEXT,
    shared_with TEXT,
    agreed TEXT,
    agreed_key TEXT NOT NULL DEFAULT '',
    made TEXT,
    made_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX adjustments_by_created ON adjustments (created, id) WHERE alive = 1;
CREATE INDEX adjustments_by_changed ON adjustments (changed, id) WHERE alive = 1;
CREATE INDEX adjustments_by_purpose ON adjustments (purpose_key, id) WHERE alive = 1;
CREATE INDEX adjustments_by_agreed ON adjustments (agreed_key, id) WHERE alive = 1;
CREATE INDEX adjustments_by_made ON adjustments (made_key, id) WHERE alive = 1;
CREATE INDEX adjustments_of_candidate ON adjustments (candidate, agreed_key, id);
CREATE INDEX adjustments_of_application ON adjustments (application, agreed_key, id);
CREATE INDEX adjustments_in_trash ON adjustments (changed, id) WHERE alive = 0;
CREATE TRIGGER adjustments_guard_insert BEFORE INSERT ON adjustments WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER adjustments_guard_update BEFORE UPDATE ON adjustments WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER adjustments_guard_delete BEFORE DELETE ON adjustments
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE tie_breaks (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    vacancy TEXT,
    vacancy_key TEXT NOT NULL DEFAULT '',
    campaign BLOB REFERENCES campaigns (id) DEFERRABLE INITIALLY DEFERRED,
    state TEXT CHECK (state IN ('draft', 'approved')),
    state_key TEXT NOT NULL DEFAULT '',
    competed TEXT CHECK (competed IN ('yes', 'no')),
    process TEXT,
    merit TEXT CHECK (merit IN ('scores', 'pass_fail', 'above_mark')),
    elements TEXT,
    criteria_set TEXT,
    scored TEXT,
    as_qualified TEXT,
    characteristic TEXT,
    belongs_to TEXT,
    channel TEXT,
    trigger TEXT CHECK (trigger IN ('disadvantage', 'low_participation')),
    grounds TEXT,
    proportionate TEXT,
    no_policy TEXT,
    decided_by BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    decided TEXT,
    decided_key TEXT NOT NULL DEFAULT '',
    advice TEXT,
    eia TEXT,
    author TEXT,
    approver TEXT,
    approved TEXT,
    approved_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX tie_breaks_by_created ON tie_breaks (created, id) WHERE alive = 1;
CREATE INDEX tie_breaks_by_changed ON tie_breaks (changed, id) WHERE alive = 1;
CREATE INDEX tie_breaks_by_vacancy ON tie_breaks (vacancy_key, id) WHERE alive = 1;
CREATE INDEX tie_breaks_by_state ON tie_breaks (state_key, id) WHERE alive = 1;
CREATE INDEX tie_breaks_by_decided ON tie_breaks (decided_key, id) WHERE alive = 1;
CREATE INDEX tie_breaks_by_approved ON tie_breaks (approved_key, id) WHERE alive = 1;
CREATE INDEX tie_breaks_of_campaign ON tie_breaks (campaign, decided_key, id);
CREATE INDEX tie_breaks_of_decided_by ON tie_breaks (decided_by, decided_key, id);
CREATE INDEX tie_breaks_in_trash ON tie_breaks (changed, id) WHERE alive = 0;
CREATE TRIGGER tie_breaks_guard_insert BEFORE INSERT ON tie_breaks WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER tie_breaks_guard_update BEFORE UPDATE ON tie_breaks WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER tie_breaks_guard_delete BEFORE DELETE ON tie_breaks
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE finalists (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    tie_break BLOB REFERENCES tie_breaks (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    scores TEXT,
    appointed TEXT CHECK (appointed IN ('yes', 'no')),
    reasons TEXT
) STRICT;
CREATE INDEX finalists_by_created ON finalists (created, id) WHERE alive = 1;
CREATE INDEX finalists_by_changed ON finalists (changed, id) WHERE alive = 1;
CREATE INDEX finalists_by_name ON finalists (name_key, id) WHERE alive = 1;
CREATE INDEX finalists_of_tie_break ON finalists (tie_break, name_key, id);
CREATE INDEX finalists_in_trash ON finalists (changed, id) WHERE alive = 0;
CREATE TRIGGER finalists_guard_insert BEFORE INSERT ON finalists WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER finalists_guard_update BEFORE UPDATE ON finalists WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER finalists_guard_delete BEFORE DELETE ON finalists
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE targets (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    share_of TEXT CHECK (share_of IN ('applicants', 'workforce')),
    share_of_key TEXT NOT NULL DEFAULT '',
    role TEXT,
    role_key TEXT NOT NULL DEFAULT '',
    characteristic TEXT,
    belongs_to TEXT,
    share INTEGER,
    due TEXT,
    due_key TEXT NOT NULL DEFAULT '',
    evidence TEXT,
    source TEXT,
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX targets_by_created ON targets (created, id) WHERE alive = 1;
CREATE INDEX targets_by_changed ON targets (changed, id) WHERE alive = 1;
CREATE INDEX targets_by_name ON targets (name_key, id) WHERE alive = 1;
CREATE INDEX targets_by_share_of ON targets (share_of_key, id) WHERE alive = 1;
CREATE INDEX targets_by_role ON targets (role_key, id) WHERE alive = 1;
CREATE INDEX targets_by_due ON targets (due_key, id) WHERE alive = 1;
CREATE INDEX targets_by_owner ON targets (owner_key, id) WHERE alive = 1;
CREATE INDEX targets_in_trash ON targets (changed, id) WHERE alive = 0;
CREATE TRIGGER targets_guard_insert BEFORE INSERT ON targets WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER targets_guard_update BEFORE UPDATE ON targets WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER targets_guard_delete BEFORE DELETE ON targets
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- --- assessments ---

-- Assessments under section 158 with their evidence, what targeted support rests on (P1-P8), and
-- offers of support that are neither a pairing nor an event. What stood in `basis` stays there: it was
-- typed before there were assessments.
CREATE TABLE assessments (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    version INTEGER,
    state TEXT CHECK (state IN ('draft', 'approved', 'replaced', 'withdrawn')),
    state_key TEXT NOT NULL DEFAULT '',
    roles TEXT,
    characteristic TEXT,
    characteristic_key TEXT NOT NULL DEFAULT '',
    meant_for TEXT,
    meant_for_key TEXT NOT NULL DEFAULT '',
    trigger TEXT CHECK (trigger IN ('disadvantage', 'need', 'low')),
    barrier TEXT,
    aim TEXT,
    measures TEXT,
    alternatives TEXT,
    lesser TEXT,
    effect TEXT,
    eia TEXT,
    advice TEXT,
    starts TEXT,
    starts_key TEXT NOT NULL DEFAULT '',
    review TEXT,
    review_key TEXT NOT NULL DEFAULT '',
    author TEXT,
    author_key TEXT NOT NULL DEFAULT '',
    approver TEXT,
    approved TEXT,
    earlier BLOB REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED,
    replaced TEXT,
    withdrawn TEXT,
    reason TEXT,
    evidence_changed TEXT,
    finding TEXT
) STRICT;
CREATE INDEX assessments_by_created ON assessments (created, id) WHERE alive = 1;
CREATE INDEX assessments_by_changed ON assessments (changed, id) WHERE alive = 1;
CREATE INDEX assessments_by_name ON assessments (name_key, id) WHERE alive = 1;
CREATE INDEX assessments_by_state ON assessments (state_key, id) WHERE alive = 1;
CREATE INDEX assessments_by_characteristic ON assessments (characteristic_key, id) WHERE alive = 1;
CREATE INDEX assessments_by_meant_for ON assessments (meant_for_key, id) WHERE alive = 1;
CREATE INDEX assessments_by_starts ON assessments (starts_key, id) WHERE alive = 1;
CREATE INDEX assessments_by_review ON assessments (review_key, id) WHERE alive = 1;
CREATE INDEX assessments_by_author ON assessments (author_key, id) WHERE alive = 1;
CREATE INDEX assessments_of_earlier ON assessments (earlier, review_key, id);
CREATE INDEX assessments_in_trash ON assessments (changed, id) WHERE alive = 0;
-- Those to review: an author's, everybody's.
CREATE INDEX assessments_to_review_by_author ON assessments (author_key, review_key, id)
WHERE alive = 1 AND state_key = 'approved';
CREATE INDEX assessments_to_review ON assessments (review_key, id)
WHERE alive = 1 AND state_key = 'approved';
CREATE TRIGGER assessments_guard_insert BEFORE INSERT ON assessments WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER assessments_guard_update BEFORE UPDATE ON assessments WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER assessments_guard_delete BEFORE DELETE ON assessments
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE evidence (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    assessment BLOB REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED,
    what TEXT,
    value TEXT,
    n INTEGER,
    source TEXT,
    dated TEXT,
    dated_key TEXT NOT NULL DEFAULT '',
    command TEXT,
    words TEXT
) STRICT;
CREATE INDEX evidence_by_created ON evidence (created, id) WHERE alive = 1;
CREATE INDEX evidence_by_changed ON evidence (changed, id) WHERE alive = 1;
CREATE INDEX evidence_by_dated ON evidence (dated_key, id) WHERE alive = 1;
CREATE INDEX evidence_of_assessment ON evidence (assessment, dated_key, id);
CREATE INDEX evidence_in_trash ON evidence (changed, id) WHERE alive = 0;
CREATE TRIGGER evidence_guard_insert BEFORE INSERT ON evidence WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER evidence_guard_update BEFORE UPDATE ON evidence WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER evidence_guard_delete BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE offers (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    measure TEXT,
    measure_key TEXT NOT NULL DEFAULT '',
    what TEXT,
    state TEXT CHECK (state IN ('offered', 'accepted', 'declined', 'completed')),
    state_key TEXT NOT NULL DEFAULT '',
    made TEXT,
    made_key TEXT NOT NULL DEFAULT '',
    offered TEXT CHECK (offered IN ('all', 'targeted')),
    assessment BLOB REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED,
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX offers_by_created ON offers (created, id) WHERE alive = 1;
CREATE INDEX offers_by_changed ON offers (changed, id) WHERE alive = 1;
CREATE INDEX offers_by_measure ON offers (measure_key, id) WHERE alive = 1;
CREATE INDEX offers_by_state ON offers (state_key, id) WHERE alive = 1;
CREATE INDEX offers_by_made ON offers (made_key, id) WHERE alive = 1;
CREATE INDEX offers_by_owner ON offers (owner_key, id) WHERE alive = 1;
CREATE INDEX offers_of_candidate ON offers (candidate, made_key, id);
CREATE INDEX offers_of_assessment ON offers (assessment, made_key, id);
CREATE INDEX offers_in_trash ON offers (changed, id) WHERE alive = 0;
CREATE TRIGGER offers_guard_insert BEFORE INSERT ON offers WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER offers_guard_update BEFORE UPDATE ON offers WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER offers_guard_delete BEFORE DELETE ON offers
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- What targeted support rests on, version and all (P1, P5).
ALTER TABLE pairings ADD COLUMN assessment BLOB REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX pairings_of_assessment ON pairings (assessment, proposed_key, id);
ALTER TABLE events ADD COLUMN assessment BLOB REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX events_of_assessment ON events (assessment, starts_key, id);
ALTER TABLE invitations ADD COLUMN assessment BLOB REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX invitations_of_assessment ON invitations (assessment, state_since_key, id);

-- --- snapshots ---

-- Counts of a workforce and of a population, a snapshot a row; its counts are one table in one
-- value, so that a census is one operation of the log.

CREATE TABLE workforces (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    date TEXT,
    date_key TEXT NOT NULL DEFAULT '',
    basis TEXT CHECK (basis IN ('people', 'headcount', 'fte')),
    basis_key TEXT NOT NULL DEFAULT '',
    lists TEXT,
    areas TEXT,
    source TEXT,
    file TEXT,
    published TEXT CHECK (published IN ('yes', 'no')),
    remarks TEXT,
    withdrawn TEXT,
    reason TEXT,
    counts TEXT
) STRICT;
CREATE INDEX workforces_by_created ON workforces (created, id) WHERE alive = 1;
CREATE INDEX workforces_by_changed ON workforces (changed, id) WHERE alive = 1;
CREATE INDEX workforces_by_name ON workforces (name_key, id) WHERE alive = 1;
CREATE INDEX workforces_by_date ON workforces (date_key, id) WHERE alive = 1;
CREATE INDEX workforces_by_basis ON workforces (basis_key, id) WHERE alive = 1;
CREATE INDEX workforces_in_trash ON workforces (changed, id) WHERE alive = 0;
CREATE TRIGGER workforces_guard_insert BEFORE INSERT ON workforces WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER workforces_guard_update BEFORE UPDATE ON workforces WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER workforces_guard_delete BEFORE DELETE ON workforces
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE populations (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    date TEXT,
    date_key TEXT NOT NULL DEFAULT '',
    basis TEXT CHECK (basis IN ('people', 'headcount', 'fte')),
    basis_key TEXT NOT NULL DEFAULT '',
    lists TEXT,
    areas TEXT,
    source TEXT,
    file TEXT,
    published TEXT CHECK (published IN ('yes', 'no')),
    remarks TEXT,
    withdrawn TEXT,
    reason TEXT,
    counts TEXT
) STRICT;
CREATE INDEX populations_by_created ON populations (created, id) WHERE alive = 1;
CREATE INDEX populations_by_changed ON populations (changed, id) WHERE alive = 1;
CREATE INDEX populations_by_name ON populations (name_key, id) WHERE alive = 1;
CREATE INDEX populations_by_date ON populations (date_key, id) WHERE alive = 1;
CREATE INDEX populations_by_basis ON populations (basis_key, id) WHERE alive = 1;
CREATE INDEX populations_in_trash ON populations (changed, id) WHERE alive = 0;
CREATE TRIGGER populations_guard_insert BEFORE INSERT ON populations WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER populations_guard_update BEFORE UPDATE ON populations WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER populations_guard_delete BEFORE DELETE ON populations
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- --- monitoring ---

-- Written objections to monitoring (P21), and whose the answers to equality questions are,
-- which stand in a file of their own under a random reference (schema/monitoring/).

-- Local to this file, never in the log, never merged, and in no order: without a number of rows, so
-- that the answers of the last one who gave some are not found by it. It says who was asked, and
-- not whether they answered. Only src/store/monitoring.c may read it (src/store/protect.c).
CREATE TABLE monitoring_links (
    candidate BLOB PRIMARY KEY CHECK (length(candidate) = 16),
    reference BLOB NOT NULL UNIQUE CHECK (length(reference) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE objections (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    received TEXT,
    received_key TEXT NOT NULL DEFAULT '',
    channel TEXT,
    stop_by TEXT,
    stop_by_key TEXT NOT NULL DEFAULT '',
    stopped TEXT,
    stopped_key TEXT NOT NULL DEFAULT '',
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX objections_by_created ON objections (created, id) WHERE alive = 1;
CREATE INDEX objections_by_changed ON objections (changed, id) WHERE alive = 1;
CREATE INDEX objections_by_received ON objections (received_key, id) WHERE alive = 1;
CREATE INDEX objections_by_stop_by ON objections (stop_by_key, id) WHERE alive = 1;
CREATE INDEX objections_by_stopped ON objections (stopped_key, id) WHERE alive = 1;
CREATE INDEX objections_by_owner ON objections (owner_key, id) WHERE alive = 1;
CREATE INDEX objections_of_candidate ON objections (candidate, received_key, id);
CREATE INDEX objections_in_trash ON objections (changed, id) WHERE alive = 0;
-- For my day: those that are to be done.
CREATE INDEX objections_to_stop ON objections (owner_key, stop_by_key, id)
WHERE alive = 1 AND stopped_key = '';
CREATE TRIGGER objections_guard_insert BEFORE INSERT ON objections WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER objections_guard_update BEFORE UPDATE ON objections WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER objections_guard_delete BEFORE DELETE ON objections
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- --- users ---

-- Who works on a server, and the keys by which sshd knows them (S25, T85).
CREATE TABLE users (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    role TEXT,
    role_key TEXT NOT NULL DEFAULT '',
    state TEXT CHECK (state IN ('active', 'disabled')),
    state_key TEXT NOT NULL DEFAULT '',
    staff BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX users_of_staff ON users (staff);
CREATE INDEX users_by_created ON users (created, id) WHERE alive = 1;
CREATE INDEX users_by_changed ON users (changed, id) WHERE alive = 1;
CREATE INDEX users_by_name ON users (name_key, id) WHERE alive = 1;
CREATE INDEX users_by_role ON users (role_key, id) WHERE alive = 1;
CREATE INDEX users_by_state ON users (state_key, id) WHERE alive = 1;
CREATE INDEX users_in_trash ON users (changed, id) WHERE alive = 0;
CREATE TRIGGER users_guard_insert BEFORE INSERT ON users WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER users_guard_update BEFORE UPDATE ON users WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER users_guard_delete BEFORE DELETE ON users
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE user_keys (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    user BLOB REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT,
    kind_key TEXT NOT NULL DEFAULT '',
    fingerprint TEXT,
    fingerprint_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX user_keys_by_created ON user_keys (created, id) WHERE alive = 1;
CREATE INDEX user_keys_by_changed ON user_keys (changed, id) WHERE alive = 1;
CREATE INDEX user_keys_by_kind ON user_keys (kind_key, id) WHERE alive = 1;
CREATE INDEX user_keys_by_fingerprint ON user_keys (fingerprint_key, id) WHERE alive = 1;
CREATE INDEX user_keys_of_user ON user_keys (user, fingerprint_key, id);
CREATE INDEX user_keys_in_trash ON user_keys (changed, id) WHERE alive = 0;
CREATE TRIGGER user_keys_guard_insert BEFORE INSERT ON user_keys WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER user_keys_guard_update BEFORE UPDATE ON user_keys WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER user_keys_guard_delete BEFORE DELETE ON user_keys
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- --- releases ---

-- What left posact in reports (D17, P46): which report, of what, of which days, and the counts.
CREATE TABLE releases (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    called TEXT,
    called_key TEXT NOT NULL DEFAULT '',
    report TEXT,
    report_key TEXT NOT NULL DEFAULT '',
    of TEXT,
    from_day TEXT,
    to_day TEXT,
    released TEXT,
    released_key TEXT NOT NULL DEFAULT '',
    rule TEXT,
    cells TEXT
) STRICT;
CREATE INDEX releases_by_created ON releases (created, id) WHERE alive = 1;
CREATE INDEX releases_by_changed ON releases (changed, id) WHERE alive = 1;
CREATE INDEX releases_by_called ON releases (called_key, id) WHERE alive = 1;
CREATE INDEX releases_by_report ON releases (report_key, id) WHERE alive = 1;
CREATE INDEX releases_by_released ON releases (released_key, id) WHERE alive = 1;
CREATE INDEX releases_in_trash ON releases (changed, id) WHERE alive = 0;
CREATE TRIGGER releases_guard_insert BEFORE INSERT ON releases WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER releases_guard_update BEFORE UPDATE ON releases WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER releases_guard_delete BEFORE DELETE ON releases
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- --- the log ---

-- Its notes alone - who looked at what, what left (T30) -, which its second byte tells: of one
-- officer, about one record, and all of them, by time.
CREATE INDEX operations_noted_by_actor ON operations (actor COLLATE NOCASE, time)
WHERE substr(body, 2, 1) = x'03';
CREATE INDEX operations_noted_of_record ON operations (record, type, time)
WHERE substr(body, 2, 1) = x'03';
CREATE INDEX operations_noted ON operations (time) WHERE substr(body, 2, 1) = x'03';

-- --- laptops ---

-- Databases on laptops that take part in this one: which number each has among the replicas, and
-- the public part of the key that tells it from a copy (S5, S10).
CREATE TABLE laptops (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    user BLOB REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    replica INTEGER,
    replica_key TEXT NOT NULL DEFAULT '',
    public_key TEXT,
    public_key_key TEXT NOT NULL DEFAULT '',
    state TEXT CHECK (state IN ('active', 'stopped')),
    state_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX laptops_by_created ON laptops (created, id) WHERE alive = 1;
CREATE INDEX laptops_by_changed ON laptops (changed, id) WHERE alive = 1;
CREATE INDEX laptops_by_name ON laptops (name_key, id) WHERE alive = 1;
CREATE INDEX laptops_by_replica ON laptops (replica_key, id) WHERE alive = 1;
CREATE INDEX laptops_by_public_key ON laptops (public_key_key, id) WHERE alive = 1;
CREATE INDEX laptops_by_state ON laptops (state_key, id) WHERE alive = 1;
CREATE INDEX laptops_of_user ON laptops (user, name_key, id);
CREATE INDEX laptops_in_trash ON laptops (changed, id) WHERE alive = 0;
CREATE TRIGGER laptops_guard_insert BEFORE INSERT ON laptops WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER laptops_guard_update BEFORE UPDATE ON laptops WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER laptops_guard_delete BEFORE DELETE ON laptops
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- Of the file of a laptop, one row: where it belongs, who works on it, and how far the two logs
-- have met. Written with what was received, so that a cut line leaves both or neither.
CREATE TABLE exchange (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    host TEXT NOT NULL,
    officer TEXT NOT NULL,
    cursor INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    incarnation INTEGER NOT NULL,
    met INTEGER NOT NULL
) STRICT;

-- --- search ---

-- One index for the records of all types (src/store/search_tokenizer.h), where each type had one of
-- its own, of six tables.
CREATE VIRTUAL TABLE search USING fts5(words, tokenize = 'posact');
INSERT INTO search (rowid, words)
SELECT (1 << 40) + rowid, char(0xe000 + 1) || words FROM candidates_search ORDER BY rowid;
DROP TABLE candidates_search;
INSERT INTO search (rowid, words)
SELECT (2 << 40) + rowid, char(0xe000 + 2) || words FROM contacts_search ORDER BY rowid;
DROP TABLE contacts_search;
INSERT INTO search (rowid, words)
SELECT (3 << 40) + rowid, char(0xe000 + 3) || words FROM tags_search ORDER BY rowid;
DROP TABLE tags_search;
INSERT INTO search (rowid, words)
SELECT (4 << 40) + rowid, char(0xe000 + 4) || words FROM campaigns_search ORDER BY rowid;
DROP TABLE campaigns_search;
INSERT INTO search (rowid, words)
SELECT (5 << 40) + rowid, char(0xe000 + 5) || words FROM applications_search ORDER BY rowid;
DROP TABLE applications_search;
INSERT INTO search (rowid, words)
SELECT (6 << 40) + rowid, char(0xe000 + 6) || words FROM moves_search ORDER BY rowid;
DROP TABLE moves_search;
INSERT INTO search (rowid, words)
SELECT (7 << 40) + rowid, char(0xe000 + 7) || words FROM tasks_search ORDER BY rowid;
DROP TABLE tasks_search;
INSERT INTO search (rowid, words)
SELECT (8 << 40) + rowid, char(0xe000 + 8) || words FROM pairings_search ORDER BY rowid;
DROP TABLE pairings_search;
INSERT INTO search (rowid, words)
SELECT (9 << 40) + rowid, char(0xe000 + 9) || words FROM buddies_search ORDER BY rowid;
DROP TABLE buddies_search;
INSERT INTO search (rowid, words)
SELECT (10 << 40) + rowid, char(0xe000 + 10) || words FROM staff_search ORDER BY rowid;
DROP TABLE staff_search;
INSERT INTO search (rowid, words)
SELECT (11 << 40) + rowid, char(0xe000 + 11) || words FROM check_ins_search ORDER BY rowid;
DROP TABLE check_ins_search;
INSERT INTO search (rowid, words)
SELECT (12 << 40) + rowid, char(0xe000 + 12) || words FROM distinctions_search ORDER BY rowid;
DROP TABLE distinctions_search;
INSERT INTO search (rowid, words)
SELECT (13 << 40) + rowid, char(0xe000 + 13) || words FROM exclusions_search ORDER BY rowid;
DROP TABLE exclusions_search;
INSERT INTO search (rowid, words)
SELECT (14 << 40) + rowid, char(0xe000 + 14) || words FROM declines_search ORDER BY rowid;
DROP TABLE declines_search;
INSERT INTO search (rowid, words)
SELECT (15 << 40) + rowid, char(0xe000 + 15) || words FROM events_search ORDER BY rowid;
DROP TABLE events_search;
INSERT INTO search (rowid, words)
SELECT (16 << 40) + rowid, char(0xe000 + 16) || words FROM invitations_search ORDER BY rowid;
DROP TABLE invitations_search;
INSERT INTO search (rowid, words)
SELECT (20 << 40) + rowid, char(0xe000 + 20) || words FROM networks_search ORDER BY rowid;
DROP TABLE networks_search;
INSERT INTO search (rowid, words)
SELECT (21 << 40) + rowid, char(0xe000 + 21) || words FROM offices_search ORDER BY rowid;
DROP TABLE offices_search;
INSERT INTO search (rowid, words)
SELECT (22 << 40) + rowid, char(0xe000 + 22) || words FROM memberships_search ORDER BY rowid;
DROP TABLE memberships_search;
INSERT INTO search (rowid, words)
SELECT (23 << 40) + rowid, char(0xe000 + 23) || words FROM boards_search ORDER BY rowid;
DROP TABLE boards_search;
INSERT INTO search (rowid, words)
SELECT (24 << 40) + rowid, char(0xe000 + 24) || words FROM meetings_search ORDER BY rowid;
DROP TABLE meetings_search;
INSERT INTO search (rowid, words)
SELECT (25 << 40) + rowid, char(0xe000 + 25) || words FROM issues_search ORDER BY rowid;
DROP TABLE issues_search;
INSERT INTO search (rowid, words)
SELECT (26 << 40) + rowid, char(0xe000 + 26) || words FROM board_actions_search ORDER BY rowid;
DROP TABLE board_actions_search;
INSERT INTO search (rowid, words)
SELECT (30 << 40) + rowid, char(0xe000 + 30) || words FROM consents_search ORDER BY rowid;
DROP TABLE consents_search;
INSERT INTO search (rowid, words)
SELECT (31 << 40) + rowid, char(0xe000 + 31) || words FROM policies_search ORDER BY rowid;
DROP TABLE policies_search;
INSERT INTO search (rowid, words)
SELECT (32 << 40) + rowid, char(0xe000 + 32) || words FROM referrals_search ORDER BY rowid;
DROP TABLE referrals_search;
