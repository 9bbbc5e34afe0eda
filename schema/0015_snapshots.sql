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
CREATE VIRTUAL TABLE workforces_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
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
CREATE VIRTUAL TABLE populations_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER populations_guard_insert BEFORE INSERT ON populations WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER populations_guard_update BEFORE UPDATE ON populations WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER populations_guard_delete BEFORE DELETE ON populations
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;
