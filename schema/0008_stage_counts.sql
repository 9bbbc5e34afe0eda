-- 0008: the board and the funnel (T15, D05), which count nothing themselves: how many applications
-- stand or ended in each stage, by role and campaign, and which stages they have been in (G11).

-- In the order that a column of the board has: who has stood there longest is first.
CREATE INDEX applications_of_role_board
ON applications (role_key, outcome_key, stage_key, stage_since_key, id) WHERE alive = 1;
CREATE INDEX applications_of_campaign_board
ON applications (campaign, outcome_key, stage_key, stage_since_key, id) WHERE alive = 1;
-- The stages of an application without a look at its moves.
CREATE INDEX moves_between_stages ON moves (application, from_stage, to_stage) WHERE alive = 1;

-- `been` are the codes of the stages on the way, each once, in the order of their letters: which of
-- them is the furthest is for the pipeline of the day to say. Few applications differ in it.
CREATE TABLE stage_counts (
    role TEXT NOT NULL,
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    campaign BLOB NOT NULL,
    stage TEXT NOT NULL,
    been TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (role, live, campaign, stage, been)
) STRICT, WITHOUT ROWID;
CREATE INDEX stage_counts_by_campaign ON stage_counts (campaign, live, stage, count);

CREATE VIEW application_standing AS
SELECT id AS application, role_key AS role, outcome_key = 'live' AS live,
       ifnull(campaign, x'') AS campaign, stage_key AS stage,
       ifnull((SELECT group_concat(stage, ' ') FROM (
           SELECT from_stage AS stage FROM moves
           WHERE moves.application = applications.id AND moves.alive = 1 AND from_stage <> ''
           UNION
           SELECT to_stage FROM moves
           WHERE moves.application = applications.id AND moves.alive = 1 AND to_stage <> ''
           ORDER BY 1)), '') AS been
FROM applications WHERE alive = 1;
CREATE VIEW stage_counts_due AS
SELECT role, live, campaign, stage, been, count(*) AS count FROM application_standing
GROUP BY role, live, campaign, stage, been;

-- Taken away as it stood before, and put back as it stands after.
CREATE TRIGGER stage_counts_application_added AFTER INSERT ON applications
BEGIN
    INSERT INTO stage_counts SELECT role, live, campaign, stage, been, 1 FROM application_standing
    WHERE application = NEW.id
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER stage_counts_application_leaves
BEFORE UPDATE OF alive, role_key, campaign, stage_key, outcome_key ON applications
BEGIN
    UPDATE stage_counts SET count = count - 1
    WHERE (role, live, campaign, stage, been) = (
        SELECT role, live, campaign, stage, been FROM application_standing
        WHERE application = OLD.id);
END;
CREATE TRIGGER stage_counts_application_comes
AFTER UPDATE OF alive, role_key, campaign, stage_key, outcome_key ON applications
BEGIN
    INSERT INTO stage_counts SELECT role, live, campaign, stage, been, 1 FROM application_standing
    WHERE application = NEW.id
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER stage_counts_move_before BEFORE INSERT ON moves
BEGIN
    UPDATE stage_counts SET count = count - 1
    WHERE (role, live, campaign, stage, been) = (
        SELECT role, live, campaign, stage, been FROM application_standing
        WHERE application = NEW.application);
END;
CREATE TRIGGER stage_counts_move_added AFTER INSERT ON moves
BEGIN
    INSERT INTO stage_counts SELECT role, live, campaign, stage, been, 1 FROM application_standing
    WHERE application = NEW.application
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER stage_counts_move_leaves
BEFORE UPDATE OF alive, application, from_stage, to_stage ON moves
BEGIN
    UPDATE stage_counts SET count = count - 1
    WHERE (role, live, campaign, stage, been) = (
        SELECT role, live, campaign, stage, been FROM application_standing
        WHERE application = OLD.application);
    UPDATE stage_counts SET count = count - 1
    WHERE NEW.application <> OLD.application AND (role, live, campaign, stage, been) = (
        SELECT role, live, campaign, stage, been FROM application_standing
        WHERE application = NEW.application);
END;
CREATE TRIGGER stage_counts_move_comes
AFTER UPDATE OF alive, application, from_stage, to_stage ON moves
BEGIN
    INSERT INTO stage_counts SELECT role, live, campaign, stage, been, 1 FROM application_standing
    WHERE application IN (OLD.application, NEW.application)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
-- What nobody stands in is no row.
CREATE TRIGGER stage_counts_none AFTER UPDATE OF count ON stage_counts WHEN NEW.count = 0
BEGIN
    DELETE FROM stage_counts WHERE role = NEW.role AND live = NEW.live
    AND campaign = NEW.campaign AND stage = NEW.stage AND been = NEW.been;
END;

INSERT INTO stage_counts SELECT role, live, campaign, stage, been, count FROM stage_counts_due;

CREATE TRIGGER stage_counts_guard_insert BEFORE INSERT ON stage_counts WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'the counts of stages are kept by posact only'); END;
CREATE TRIGGER stage_counts_guard_update BEFORE UPDATE ON stage_counts WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'the counts of stages are kept by posact only'); END;
CREATE TRIGGER stage_counts_guard_delete BEFORE DELETE ON stage_counts WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'the counts of stages are kept by posact only'); END;
