-- 0013: what people said of themselves, so that support is offered to them (P17, P18); what stands
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
CREATE VIRTUAL TABLE declarations_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
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
CREATE VIRTUAL TABLE barriers_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
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
CREATE VIRTUAL TABLE adjustments_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
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
CREATE VIRTUAL TABLE tie_breaks_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
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
CREATE VIRTUAL TABLE finalists_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
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
CREATE VIRTUAL TABLE targets_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER targets_guard_insert BEFORE INSERT ON targets WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER targets_guard_update BEFORE UPDATE ON targets WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER targets_guard_delete BEFORE DELETE ON targets
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;
