-- 0004: tasks, and what my day asks: each question of it is a walk along one index (G11).

CREATE TABLE tasks (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    what TEXT,
    what_key TEXT NOT NULL DEFAULT '',
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    due TEXT,
    due_key TEXT NOT NULL DEFAULT '',
    owner TEXT,
    owner_key TEXT NOT NULL DEFAULT '',
    repeat TEXT,
    repeat_from TEXT,
    status TEXT CHECK (status IN ('open', 'done', 'dropped')),
    status_key TEXT NOT NULL DEFAULT '',
    done_on TEXT,
    notes TEXT
) STRICT;
CREATE INDEX tasks_by_created ON tasks (created, id) WHERE alive = 1;
CREATE INDEX tasks_by_changed ON tasks (changed, id) WHERE alive = 1;
CREATE INDEX tasks_by_what ON tasks (what_key, id) WHERE alive = 1;
CREATE INDEX tasks_by_due ON tasks (due_key, id) WHERE alive = 1;
CREATE INDEX tasks_by_owner ON tasks (owner_key, id) WHERE alive = 1;
CREATE INDEX tasks_by_status ON tasks (status_key, id) WHERE alive = 1;
CREATE INDEX tasks_of_candidate ON tasks (candidate, due_key, id);
CREATE INDEX tasks_in_trash ON tasks (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE tasks_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');

-- What is still to do, by day: mine, everybody's.
CREATE INDEX tasks_open_by_owner ON tasks (owner_key, due_key, id)
WHERE alive = 1 AND status_key = 'open';
CREATE INDEX tasks_open_by_due ON tasks (due_key, id) WHERE alive = 1 AND status_key = 'open';

CREATE TRIGGER tasks_guard_insert BEFORE INSERT ON tasks WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER tasks_guard_update BEFORE UPDATE ON tasks WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER tasks_guard_delete BEFORE DELETE ON tasks
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- The newest sign-ups of an officer.
CREATE INDEX candidates_by_owner_created ON candidates (owner_key, created, id) WHERE alive = 1;

-- Derived: what was promised in the last contact with each open candidate, and is not answered by a
-- later one. The triggers keep it; without it my day would have to look through all contacts.
CREATE TABLE follow_ups (
    candidate BLOB PRIMARY KEY CHECK (length(candidate) = 16),
    contact BLOB NOT NULL CHECK (length(contact) = 16),
    due TEXT NOT NULL,
    owner_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_ups_by_owner ON follow_ups (owner_key, due, candidate);
CREATE INDEX follow_ups_by_due ON follow_ups (due, candidate);

CREATE VIEW follow_ups_due AS
SELECT candidates.id AS candidate, contacts.id AS contact, contacts.next_date AS due,
       candidates.owner_key AS owner_key
FROM candidates JOIN contacts ON contacts.id = (
    SELECT id FROM contacts AS last WHERE last.candidate = candidates.id AND last.alive = 1
    ORDER BY last.held_key DESC, last.id DESC LIMIT 1)
WHERE candidates.alive = 1 AND candidates.status_key = 'open' AND contacts.next_date IS NOT NULL;

CREATE TRIGGER follow_ups_contact_added AFTER INSERT ON contacts
BEGIN
    DELETE FROM follow_ups WHERE candidate = NEW.candidate;
    INSERT INTO follow_ups SELECT candidate, contact, due, owner_key FROM follow_ups_due
    WHERE candidate = NEW.candidate;
END;
CREATE TRIGGER follow_ups_contact_changed
AFTER UPDATE OF alive, candidate, held_key, next_date ON contacts
BEGIN
    DELETE FROM follow_ups WHERE candidate IN (OLD.candidate, NEW.candidate);
    INSERT INTO follow_ups SELECT candidate, contact, due, owner_key FROM follow_ups_due
    WHERE candidate IN (OLD.candidate, NEW.candidate);
END;
CREATE TRIGGER follow_ups_candidate_added AFTER INSERT ON candidates
BEGIN
    INSERT OR REPLACE INTO follow_ups SELECT candidate, contact, due, owner_key FROM follow_ups_due
    WHERE candidate = NEW.id;
END;
CREATE TRIGGER follow_ups_candidate_changed
AFTER UPDATE OF alive, owner_key, status_key ON candidates
WHEN OLD.alive <> NEW.alive OR OLD.owner_key <> NEW.owner_key OR OLD.status_key <> NEW.status_key
BEGIN
    DELETE FROM follow_ups WHERE candidate = NEW.id;
    INSERT INTO follow_ups SELECT candidate, contact, due, owner_key FROM follow_ups_due
    WHERE candidate = NEW.id;
END;
INSERT INTO follow_ups SELECT candidate, contact, due, owner_key FROM follow_ups_due;

CREATE TRIGGER follow_ups_guard_insert BEFORE INSERT ON follow_ups WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'follow-ups are kept by posact only'); END;
CREATE TRIGGER follow_ups_guard_update BEFORE UPDATE ON follow_ups WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'follow-ups are kept by posact only'); END;
CREATE TRIGGER follow_ups_guard_delete BEFORE DELETE ON follow_ups WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'follow-ups are kept by posact only'); END;
