-- 0001: the operation log, and the first two records: candidate and contact.
--
-- The record tables are a fold of the log. Only op_apply (src/store/fold.c) writes them: it alone makes
-- posact_writing() say 1. A stock sqlite3 shell has no such function, so its writes fail closed.

-- This file: one row.
CREATE TABLE about (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    uuid BLOB NOT NULL CHECK (length(uuid) = 16),
    incarnation INTEGER NOT NULL,
    replica INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('live', 'demo'))
) STRICT;

-- How far each replica's chain is known here, its latest time, and the hash it ends in.
CREATE TABLE replicas (
    replica INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL,
    latest INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE operations (
    lsn INTEGER PRIMARY KEY,
    replica INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    time INTEGER NOT NULL,
    action INTEGER NOT NULL,
    undoes INTEGER NOT NULL,
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    type INTEGER NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    salt BLOB,
    body BLOB,
    body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    UNIQUE (replica, seq)
) STRICT;
CREATE INDEX operations_by_record ON operations (record, lsn);

-- Derived: the actions of this file's log, for undo and redo.
CREATE TABLE actions (
    replica INTEGER NOT NULL,
    action INTEGER NOT NULL,
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    undoes INTEGER NOT NULL,
    undone_by INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (replica, action)
) STRICT, WITHOUT ROWID;
CREATE INDEX actions_by_actor ON actions (replica, actor, action);

-- Derived: the operations whose value a field shows. field 0 is "alive", -1 every field
-- without a row of its own.
CREATE TABLE heads (
    record BLOB NOT NULL,
    field INTEGER NOT NULL,
    replica INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (record, field, replica, seq)
) STRICT, WITHOUT ROWID;

-- Derived: fields with several heads and different values, for a person to settle.
CREATE TABLE conflicts (
    record BLOB NOT NULL,
    field INTEGER NOT NULL,
    type INTEGER NOT NULL,
    PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE candidates (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    known_as TEXT,
    sort_name TEXT,
    phone TEXT,
    phone_key TEXT NOT NULL DEFAULT '',
    email TEXT,
    email_key TEXT NOT NULL DEFAULT '',
    postcode_area TEXT,
    preferred_contact TEXT CHECK (preferred_contact IN ('phone', 'email', 'text', 'letter')),
    preferred_time TEXT,
    language TEXT CHECK (language IN ('en', 'cy')),
    role TEXT,
    role_key TEXT NOT NULL DEFAULT '',
    heard TEXT,
    source TEXT,
    notice TEXT,
    notice_date TEXT,
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT '',
    status TEXT CHECK (status IN ('open', 'closed')),
    status_key TEXT NOT NULL DEFAULT '',
    close_reason TEXT,
    notes TEXT,
    import_key TEXT,
    import_key_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX candidates_by_created ON candidates (created, id) WHERE alive = 1;
CREATE INDEX candidates_by_changed ON candidates (changed, id) WHERE alive = 1;
CREATE INDEX candidates_by_name ON candidates (name_key, id) WHERE alive = 1;
CREATE INDEX candidates_by_phone ON candidates (phone_key, id) WHERE alive = 1;
CREATE INDEX candidates_by_email ON candidates (email_key, id) WHERE alive = 1;
CREATE INDEX candidates_by_role ON candidates (role_key, id) WHERE alive = 1;
CREATE INDEX candidates_by_owner ON candidates (owner_key, id) WHERE alive = 1;
CREATE INDEX candidates_by_status ON candidates (status_key, id) WHERE alive = 1;
CREATE INDEX candidates_by_import_key ON candidates (import_key_key, id);
CREATE INDEX candidates_in_trash ON candidates (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE candidates_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE contacts (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    held TEXT,
    held_key TEXT NOT NULL DEFAULT '',
    channel TEXT,
    direction TEXT CHECK (direction IN ('out', 'in')),
    result TEXT,
    summary TEXT,
    next_action TEXT,
    next_date TEXT,
    next_date_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contacts_by_created ON contacts (created, id) WHERE alive = 1;
CREATE INDEX contacts_by_changed ON contacts (changed, id) WHERE alive = 1;
CREATE INDEX contacts_by_held ON contacts (held_key, id) WHERE alive = 1;
CREATE INDEX contacts_by_next_date ON contacts (next_date_key, id) WHERE alive = 1;
CREATE INDEX contacts_of_candidate ON contacts (candidate, held_key, id);
CREATE INDEX contacts_in_trash ON contacts (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE contacts_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');

-- Nothing slips past the door (S1).
CREATE TRIGGER candidates_guard_insert BEFORE INSERT ON candidates WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER candidates_guard_update BEFORE UPDATE ON candidates WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER candidates_guard_delete BEFORE DELETE ON candidates
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;
CREATE TRIGGER contacts_guard_insert BEFORE INSERT ON contacts WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER contacts_guard_update BEFORE UPDATE ON contacts WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER contacts_guard_delete BEFORE DELETE ON contacts
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;
CREATE TRIGGER operations_guard_insert BEFORE INSERT ON operations WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'the log is written by posact only'); END;
CREATE TRIGGER operations_guard_update BEFORE UPDATE ON operations WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'the log is written by posact only'); END;
CREATE TRIGGER operations_guard_delete BEFORE DELETE ON operations
BEGIN SELECT RAISE(ABORT, 'the log is never cut'); END;
CREATE TRIGGER heads_guard_insert BEFORE INSERT ON heads WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'heads are written by posact only'); END;
CREATE TRIGGER heads_guard_delete BEFORE DELETE ON heads WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'heads are written by posact only'); END;
