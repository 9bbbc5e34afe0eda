-- 0013: what people said of themselves, so that support is offered to them (P17, P18).

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
