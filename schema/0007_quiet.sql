-- 0007: what my day asks of applications and sign-ups, each a walk along one index (G11). Derived, as
-- follow_ups are: triggers keep both tables, and nobody else writes them.

-- Live applications of open candidates, and since when nothing was heard: the last move or contact. A
-- day is kept as its noon, so that it sorts beside moments and is the same day on every wall in the UK.
-- The signs in the view keep it from walking all that is live or open to find the few of a candidate.
CREATE TABLE quiet_applications (
    application BLOB PRIMARY KEY CHECK (length(application) = 16),
    candidate BLOB NOT NULL CHECK (length(candidate) = 16),
    stage_key TEXT NOT NULL,
    owner_key TEXT NOT NULL,
    since TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX quiet_applications_by_owner
ON quiet_applications (owner_key, stage_key, since, application);
CREATE INDEX quiet_applications_by_stage ON quiet_applications (stage_key, since, application);
CREATE INDEX quiet_applications_of_candidate ON quiet_applications (candidate);

CREATE VIEW quiet_applications_now AS
SELECT applications.id AS application, applications.candidate AS candidate,
       applications.stage_key AS stage_key, applications.owner_key AS owner_key,
       max(coalesce(nullif(applications.stage_since_key, '') || 'T12:00:00Z', ''),
           coalesce((SELECT moved_key || 'T12:00:00Z' FROM moves
                     WHERE moves.application = applications.id AND moves.alive = 1
                     ORDER BY moved_key DESC LIMIT 1), ''),
           coalesce((SELECT held_key FROM contacts
                     WHERE contacts.candidate = applications.candidate AND contacts.alive = 1
                     ORDER BY held_key DESC LIMIT 1), '')) AS since
FROM applications JOIN candidates ON candidates.id = applications.candidate
WHERE applications.alive = 1 AND +applications.outcome_key = 'live' AND candidates.alive = 1
      AND +candidates.status_key = 'open';

-- Open candidates whom nobody has been in touch with.
CREATE TABLE unanswered (
    candidate BLOB PRIMARY KEY CHECK (length(candidate) = 16),
    owner_key TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unanswered_by_owner ON unanswered (owner_key, created, candidate);
CREATE INDEX unanswered_by_created ON unanswered (created, candidate);

CREATE VIEW unanswered_now AS
SELECT id AS candidate, owner_key, created FROM candidates
WHERE alive = 1 AND +status_key = 'open' AND NOT EXISTS (
    SELECT 1 FROM contacts WHERE contacts.candidate = candidates.id AND contacts.alive = 1);

CREATE TRIGGER quiet_application_added AFTER INSERT ON applications
BEGIN
    INSERT INTO quiet_applications SELECT * FROM quiet_applications_now
    WHERE application = NEW.id;
END;
CREATE TRIGGER quiet_application_changed AFTER UPDATE ON applications
WHEN OLD.alive <> NEW.alive OR OLD.outcome_key <> NEW.outcome_key
     OR OLD.stage_key <> NEW.stage_key OR OLD.stage_since_key <> NEW.stage_since_key
     OR OLD.owner_key <> NEW.owner_key OR OLD.candidate IS NOT NEW.candidate
BEGIN
    DELETE FROM quiet_applications WHERE application = NEW.id;
    INSERT INTO quiet_applications SELECT * FROM quiet_applications_now
    WHERE application = NEW.id;
END;
CREATE TRIGGER quiet_move_added AFTER INSERT ON moves
BEGIN
    DELETE FROM quiet_applications WHERE application = NEW.application;
    INSERT INTO quiet_applications SELECT * FROM quiet_applications_now
    WHERE application = NEW.application;
END;
CREATE TRIGGER quiet_move_changed AFTER UPDATE OF alive, application, moved_key ON moves
BEGIN
    DELETE FROM quiet_applications WHERE application IN (OLD.application, NEW.application);
    INSERT INTO quiet_applications SELECT * FROM quiet_applications_now
    WHERE application IN (OLD.application, NEW.application);
END;
CREATE TRIGGER quiet_contact_added AFTER INSERT ON contacts
BEGIN
    DELETE FROM quiet_applications WHERE candidate = NEW.candidate;
    INSERT INTO quiet_applications SELECT * FROM quiet_applications_now
    WHERE candidate = NEW.candidate;
    DELETE FROM unanswered WHERE candidate = NEW.candidate AND NEW.alive = 1;
END;
CREATE TRIGGER quiet_contact_changed AFTER UPDATE OF alive, candidate, held_key ON contacts
WHEN OLD.alive <> NEW.alive OR OLD.candidate IS NOT NEW.candidate
     OR OLD.held_key <> NEW.held_key
BEGIN
    DELETE FROM quiet_applications WHERE candidate IN (OLD.candidate, NEW.candidate);
    INSERT INTO quiet_applications SELECT * FROM quiet_applications_now
    WHERE candidate IN (OLD.candidate, NEW.candidate);
    DELETE FROM unanswered WHERE candidate IN (OLD.candidate, NEW.candidate);
    INSERT INTO unanswered SELECT * FROM unanswered_now
    WHERE candidate IN (OLD.candidate, NEW.candidate);
END;
CREATE TRIGGER quiet_candidate_added AFTER INSERT ON candidates
BEGIN
    INSERT OR REPLACE INTO quiet_applications SELECT * FROM quiet_applications_now
    WHERE candidate = NEW.id;
    INSERT INTO unanswered SELECT * FROM unanswered_now WHERE candidate = NEW.id;
END;
CREATE TRIGGER quiet_candidate_changed
AFTER UPDATE OF alive, owner_key, status_key, created ON candidates
WHEN OLD.alive <> NEW.alive OR OLD.owner_key <> NEW.owner_key
     OR OLD.status_key <> NEW.status_key OR OLD.created <> NEW.created
BEGIN
    DELETE FROM quiet_applications WHERE candidate = NEW.id;
    INSERT INTO quiet_applications SELECT * FROM quiet_applications_now WHERE candidate = NEW.id;
    DELETE FROM unanswered WHERE candidate = NEW.id;
    INSERT INTO unanswered SELECT * FROM unanswered_now WHERE candidate = NEW.id;
END;
INSERT INTO quiet_applications SELECT * FROM quiet_applications_now;
INSERT INTO unanswered SELECT * FROM unanswered_now;

CREATE TRIGGER quiet_applications_guard_insert BEFORE INSERT ON quiet_applications
WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'quiet applications are kept by posact only'); END;
CREATE TRIGGER quiet_applications_guard_update BEFORE UPDATE ON quiet_applications
WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'quiet applications are kept by posact only'); END;
CREATE TRIGGER quiet_applications_guard_delete BEFORE DELETE ON quiet_applications
WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'quiet applications are kept by posact only'); END;
CREATE TRIGGER unanswered_guard_insert BEFORE INSERT ON unanswered WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'unanswered sign-ups are kept by posact only'); END;
CREATE TRIGGER unanswered_guard_update BEFORE UPDATE ON unanswered WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'unanswered sign-ups are kept by posact only'); END;
CREATE TRIGGER unanswered_guard_delete BEFORE DELETE ON unanswered WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'unanswered sign-ups are kept by posact only'); END;
