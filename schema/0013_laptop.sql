-- 0013_laptop.sql - what a laptop brought and the server did not fold, and what a newer posact wrote.

-- --- where a laptop belongs ---

-- The words before the host, where it is not plain ssh, so that 'posact sync' alone is enough.
ALTER TABLE exchange ADD COLUMN ssh TEXT;

-- --- held back ---

-- Changes of laptops that may not be as they are, each with why, until somebody takes it in or
-- drops it (S10). In the log the operation stands without its body; what it wrote is here.
CREATE TABLE held_changes (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    about TEXT,
    about_key TEXT NOT NULL DEFAULT '',
    officer TEXT,
    officer_key TEXT NOT NULL DEFAULT '',
    why TEXT,
    laptop BLOB REFERENCES laptops (id) DEFERRABLE INITIALLY DEFERRED,
    replica INTEGER,
    change INTEGER,
    kind TEXT,
    reference TEXT,
    content TEXT,
    state TEXT CHECK (state IN ('held', 'released', 'dropped')),
    state_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX held_changes_by_created ON held_changes (created, id) WHERE alive = 1;
CREATE INDEX held_changes_by_changed ON held_changes (changed, id) WHERE alive = 1;
CREATE INDEX held_changes_by_about ON held_changes (about_key, id) WHERE alive = 1;
CREATE INDEX held_changes_by_officer ON held_changes (officer_key, id) WHERE alive = 1;
CREATE INDEX held_changes_by_state ON held_changes (state_key, id) WHERE alive = 1;
CREATE INDEX held_changes_of_laptop ON held_changes (laptop, about_key, id);
CREATE INDEX held_changes_in_trash ON held_changes (changed, id) WHERE alive = 0;
CREATE TRIGGER held_changes_guard_insert BEFORE INSERT ON held_changes WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER held_changes_guard_update BEFORE UPDATE ON held_changes WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER held_changes_guard_delete BEFORE DELETE ON held_changes
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- --- from a newer posact ---

-- What of an operation is of a column that was not known here when it came, or all of it, -1, for
-- its type was not: folded once it is (S2).
CREATE TABLE unfolded (
    replica INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    field INTEGER NOT NULL,
    PRIMARY KEY (replica, seq, field)
) STRICT, WITHOUT ROWID;

-- --- sealed laptops ---

-- What was checked out on a laptop, in words, and until which day (sync.md B); NULL for all there is,
-- and for ever.
ALTER TABLE laptops ADD COLUMN scope TEXT;
ALTER TABLE laptops ADD COLUMN until TEXT;
-- On the server: whom a laptop with a scope is told of.
CREATE TABLE checked_out (
    replica INTEGER NOT NULL,
    person BLOB NOT NULL CHECK (length(person) = 16),
    PRIMARY KEY (replica, person)
) STRICT, WITHOUT ROWID;
-- In the file of a laptop: the secret part of the key by which it is known, and what it was checked
-- out for.
ALTER TABLE exchange ADD COLUMN key BLOB;
ALTER TABLE exchange ADD COLUMN scope TEXT;
ALTER TABLE exchange ADD COLUMN until TEXT;
