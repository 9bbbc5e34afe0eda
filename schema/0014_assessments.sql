-- 0014: assessments under section 158 with their evidence, what targeted support rests on (P1-P8), and
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
CREATE VIRTUAL TABLE assessments_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
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
CREATE VIRTUAL TABLE evidence_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
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
CREATE VIRTUAL TABLE offers_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
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
