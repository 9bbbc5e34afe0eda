-- 0003: what is an officer's own and no part of the log - drafts and what was remembered - and tags.

-- A form left unfinished (C02). Local to this file, never in the log, never merged.
CREATE TABLE drafts (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    officer TEXT NOT NULL,
    command TEXT NOT NULL,
    type INTEGER NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16), -- zero for a new one
    holder INTEGER NOT NULL,                          -- the session that has the form open
    saved INTEGER NOT NULL,                           -- when it was last written, ms since 1970
    stopped TEXT NOT NULL                             -- why the form was left: 'open' while it is not
) STRICT;
CREATE INDEX drafts_by_officer ON drafts (officer, saved);

-- What the form opened with, and what was typed into those answers that differ from it.
CREATE TABLE draft_answers (
    draft BLOB NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    field INTEGER NOT NULL,
    opened TEXT,
    typed TEXT,
    chosen TEXT, -- the record that a link was set to
    PRIMARY KEY (draft, field)
) STRICT, WITHOUT ROWID;

-- What the person had been shown when the form opened (S6).
CREATE TABLE draft_heads (
    draft BLOB NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    field INTEGER NOT NULL,
    replica INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (draft, field, replica, seq)
) STRICT, WITHOUT ROWID;

-- How an officer left a list, the views that were saved, what a heading of a file meant.
CREATE TABLE remembered (
    officer TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (officer, kind, name)
) STRICT, WITHOUT ROWID;

-- Words that officers put on people to find them again (T14): rows, so that two officers who tag one
-- person at once do not conflict.
CREATE TABLE tags (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    word TEXT,
    word_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX tags_by_created ON tags (created, id) WHERE alive = 1;
CREATE INDEX tags_by_changed ON tags (changed, id) WHERE alive = 1;
CREATE INDEX tags_by_word ON tags (word_key, id) WHERE alive = 1;
CREATE INDEX tags_of_candidate ON tags (candidate, word_key, id);
CREATE INDEX tags_in_trash ON tags (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE tags_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER tags_guard_insert BEFORE INSERT ON tags WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER tags_guard_update BEFORE UPDATE ON tags WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER tags_guard_delete BEFORE DELETE ON tags
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;
