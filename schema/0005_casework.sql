-- 0005: casework - campaigns, the applications of a person (T1), and every move between stages (T3).

CREATE TABLE campaigns (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    role TEXT,
    role_key TEXT NOT NULL DEFAULT '',
    route TEXT,
    posts INTEGER,
    opens TEXT,
    opens_key TEXT NOT NULL DEFAULT '',
    closes TEXT,
    closes_key TEXT NOT NULL DEFAULT '',
    intake TEXT,
    intake_key TEXT NOT NULL DEFAULT '',
    notes TEXT
) STRICT;
CREATE INDEX campaigns_by_created ON campaigns (created, id) WHERE alive = 1;
CREATE INDEX campaigns_by_changed ON campaigns (changed, id) WHERE alive = 1;
CREATE INDEX campaigns_by_name ON campaigns (name_key, id) WHERE alive = 1;
CREATE INDEX campaigns_by_role ON campaigns (role_key, id) WHERE alive = 1;
CREATE INDEX campaigns_by_opens ON campaigns (opens_key, id) WHERE alive = 1;
CREATE INDEX campaigns_by_closes ON campaigns (closes_key, id) WHERE alive = 1;
CREATE INDEX campaigns_by_intake ON campaigns (intake_key, id) WHERE alive = 1;
CREATE INDEX campaigns_in_trash ON campaigns (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE campaigns_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER campaigns_guard_insert BEFORE INSERT ON campaigns WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER campaigns_guard_update BEFORE UPDATE ON campaigns WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER campaigns_guard_delete BEFORE DELETE ON campaigns
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE applications (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT,
    role_key TEXT NOT NULL DEFAULT '',
    route TEXT,
    campaign BLOB REFERENCES campaigns (id) DEFERRABLE INITIALLY DEFERRED,
    stage TEXT,
    stage_key TEXT NOT NULL DEFAULT '',
    stage_since TEXT,
    stage_since_key TEXT NOT NULL DEFAULT '',
    outcome TEXT CHECK (outcome IN ('live', 'appointed', 'withdrew', 'unsuccessful', 'deferred', 'lapsed')),
    outcome_key TEXT NOT NULL DEFAULT '',
    applied TEXT,
    applied_key TEXT NOT NULL DEFAULT '',
    ended TEXT,
    eligible_from TEXT,
    eligible_from_key TEXT NOT NULL DEFAULT '',
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT '',
    notes TEXT
) STRICT;
CREATE INDEX applications_by_created ON applications (created, id) WHERE alive = 1;
CREATE INDEX applications_by_changed ON applications (changed, id) WHERE alive = 1;
CREATE INDEX applications_by_role ON applications (role_key, id) WHERE alive = 1;
CREATE INDEX applications_by_stage ON applications (stage_key, id) WHERE alive = 1;
CREATE INDEX applications_by_stage_since ON applications (stage_since_key, id) WHERE alive = 1;
CREATE INDEX applications_by_outcome ON applications (outcome_key, id) WHERE alive = 1;
CREATE INDEX applications_by_applied ON applications (applied_key, id) WHERE alive = 1;
CREATE INDEX applications_by_eligible_from ON applications (eligible_from_key, id) WHERE alive = 1;
CREATE INDEX applications_by_owner ON applications (owner_key, id) WHERE alive = 1;
CREATE INDEX applications_of_candidate ON applications (candidate, applied_key, id);
CREATE INDEX applications_of_campaign ON applications (campaign, applied_key, id);
CREATE INDEX applications_in_trash ON applications (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE applications_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER applications_guard_insert BEFORE INSERT ON applications WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER applications_guard_update BEFORE UPDATE ON applications WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER applications_guard_delete BEFORE DELETE ON applications
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- The candidate stands here too, so that her timeline is one read.
CREATE TABLE moves (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    application BLOB REFERENCES applications (id) DEFERRABLE INITIALLY DEFERRED,
    from_stage TEXT,
    to_stage TEXT,
    to_stage_key TEXT NOT NULL DEFAULT '',
    moved TEXT,
    moved_key TEXT NOT NULL DEFAULT '',
    outcome TEXT CHECK (outcome IN ('live', 'appointed', 'withdrew', 'unsuccessful', 'deferred', 'lapsed')),
    outcome_key TEXT NOT NULL DEFAULT '',
    reason TEXT,
    source TEXT,
    told TEXT,
    note TEXT
) STRICT;
CREATE INDEX moves_by_created ON moves (created, id) WHERE alive = 1;
CREATE INDEX moves_by_changed ON moves (changed, id) WHERE alive = 1;
CREATE INDEX moves_by_to_stage ON moves (to_stage_key, id) WHERE alive = 1;
CREATE INDEX moves_by_moved ON moves (moved_key, id) WHERE alive = 1;
CREATE INDEX moves_by_outcome ON moves (outcome_key, id) WHERE alive = 1;
CREATE INDEX moves_of_candidate ON moves (candidate, moved_key, id);
CREATE INDEX moves_of_application ON moves (application, moved_key, id);
CREATE INDEX moves_in_trash ON moves (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE moves_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER moves_guard_insert BEFORE INSERT ON moves WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER moves_guard_update BEFORE UPDATE ON moves WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER moves_guard_delete BEFORE DELETE ON moves
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;
