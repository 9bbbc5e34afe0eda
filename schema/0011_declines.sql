-- 0011: who declined whom as buddy or mentor, and what candidates say of a buddy for them (T49, T53).
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
