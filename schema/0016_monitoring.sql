-- 0016: written objections to monitoring (P21), and whose the answers to equality questions are,
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
CREATE VIRTUAL TABLE objections_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER objections_guard_insert BEFORE INSERT ON objections WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER objections_guard_update BEFORE UPDATE ON objections WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER objections_guard_delete BEFORE DELETE ON objections
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;
