-- 0012: events of networks, whose guests not everybody may see; who was at a meeting of a board.
ALTER TABLE events ADD COLUMN network BLOB REFERENCES networks (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX events_of_network ON events (network, starts_key, id);
-- That of the event, so that a list leaves these out without a look at the events.
ALTER TABLE invitations
ADD COLUMN network BLOB REFERENCES networks (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX invitations_of_network ON invitations (network, state_since_key, id);

ALTER TABLE boards ADD COLUMN quorum INTEGER;
-- Who sent apologies is an attendance.
ALTER TABLE meetings DROP COLUMN apologies;

CREATE TABLE attendances (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    meeting BLOB REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    staff BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT,
    network BLOB REFERENCES networks (id) DEFERRABLE INITIALLY DEFERRED,
    seat TEXT,
    state TEXT CHECK (state IN ('expected', 'present', 'apologies', 'absent')),
    state_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attendances_by_created ON attendances (created, id) WHERE alive = 1;
CREATE INDEX attendances_by_changed ON attendances (changed, id) WHERE alive = 1;
CREATE INDEX attendances_by_state ON attendances (state_key, id) WHERE alive = 1;
CREATE INDEX attendances_of_meeting ON attendances (meeting, state_key, id);
CREATE INDEX attendances_of_staff ON attendances (staff, state_key, id);
CREATE INDEX attendances_of_network ON attendances (network, state_key, id);
CREATE INDEX attendances_in_trash ON attendances (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE attendances_search
USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER attendances_guard_insert BEFORE INSERT ON attendances WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER attendances_guard_update BEFORE UPDATE ON attendances WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER attendances_guard_delete BEFORE DELETE ON attendances
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

-- What an officer is to do for a board, and what a network is to renew, by day.
CREATE INDEX board_actions_open_by_owner ON board_actions (owner_key, due_key, id)
WHERE alive = 1 AND state_key = 'open';
CREATE INDEX board_actions_open_by_due ON board_actions (due_key, id)
WHERE alive = 1 AND state_key = 'open';
