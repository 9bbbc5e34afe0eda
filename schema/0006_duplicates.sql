-- 0006: people who may be one: merged into another, said to be two, and the words of their names.

-- T34: whom somebody was merged into. She is in the trash, and her reference leads there.
ALTER TABLE candidates ADD COLUMN merged_into BLOB
REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX candidates_merged ON candidates (merged_into, id) WHERE merged_into IS NOT NULL;

-- T35: two who look like one and are not.
CREATE TABLE distinctions (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    candidate BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED,
    other BLOB REFERENCES candidates (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX distinctions_by_created ON distinctions (created, id) WHERE alive = 1;
CREATE INDEX distinctions_by_changed ON distinctions (changed, id) WHERE alive = 1;
CREATE INDEX distinctions_of_candidate ON distinctions (candidate, created, id);
CREATE INDEX distinctions_of_other ON distinctions (other, created, id);
CREATE INDEX distinctions_in_trash ON distinctions (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE distinctions_search
USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER distinctions_guard_insert BEFORE INSERT ON distinctions WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER distinctions_guard_update BEFORE UPDATE ON distinctions WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER distinctions_guard_delete BEFORE DELETE ON distinctions
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- Derived: the words of each way in which somebody is named, in the order of the alphabet, and where
-- she lives. Namesakes are neighbours here, so that all pairs of them are found in one walk.
CREATE TABLE candidate_names (
    words TEXT NOT NULL,
    area TEXT NOT NULL,
    candidate BLOB NOT NULL,
    PRIMARY KEY (words, area, candidate)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidate_names_of ON candidate_names (candidate);

CREATE VIEW candidate_names_due AS
SELECT posact_name(name, NULL) AS words, coalesce(postcode_area, '') AS area, id AS candidate
FROM candidates WHERE posact_name(name, NULL) <> ''
UNION
SELECT posact_name(name, known_as), coalesce(postcode_area, ''), id
FROM candidates WHERE known_as IS NOT NULL AND posact_name(name, known_as) <> '';

CREATE TRIGGER candidate_names_added AFTER INSERT ON candidates
BEGIN
    INSERT OR IGNORE INTO candidate_names
    SELECT posact_name(NEW.name, NULL), coalesce(NEW.postcode_area, ''), NEW.id
    WHERE posact_name(NEW.name, NULL) <> '';
    INSERT OR IGNORE INTO candidate_names
    SELECT posact_name(NEW.name, NEW.known_as), coalesce(NEW.postcode_area, ''), NEW.id
    WHERE NEW.known_as IS NOT NULL AND posact_name(NEW.name, NEW.known_as) <> '';
END;
CREATE TRIGGER candidate_names_changed AFTER UPDATE OF name, known_as, postcode_area ON candidates
BEGIN
    DELETE FROM candidate_names WHERE candidate = NEW.id;
    INSERT OR IGNORE INTO candidate_names
    SELECT posact_name(NEW.name, NULL), coalesce(NEW.postcode_area, ''), NEW.id
    WHERE posact_name(NEW.name, NULL) <> '';
    INSERT OR IGNORE INTO candidate_names
    SELECT posact_name(NEW.name, NEW.known_as), coalesce(NEW.postcode_area, ''), NEW.id
    WHERE NEW.known_as IS NOT NULL AND posact_name(NEW.name, NEW.known_as) <> '';
END;
INSERT INTO candidate_names SELECT words, area, candidate FROM candidate_names_due;

CREATE TRIGGER candidate_names_guard_insert BEFORE INSERT ON candidate_names
WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'the words of names are kept by posact only'); END;
CREATE TRIGGER candidate_names_guard_update BEFORE UPDATE ON candidate_names
WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'the words of names are kept by posact only'); END;
CREATE TRIGGER candidate_names_guard_delete BEFORE DELETE ON candidate_names
WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'the words of names are kept by posact only'); END;
