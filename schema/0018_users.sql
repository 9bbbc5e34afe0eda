-- 0018: who works on a server, and the keys by which sshd knows them (S25, T85).
CREATE TABLE users (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    name TEXT,
    name_key TEXT NOT NULL DEFAULT '',
    role TEXT,
    role_key TEXT NOT NULL DEFAULT '',
    state TEXT CHECK (state IN ('active', 'disabled')),
    state_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX users_by_created ON users (created, id) WHERE alive = 1;
CREATE INDEX users_by_changed ON users (changed, id) WHERE alive = 1;
CREATE INDEX users_by_name ON users (name_key, id) WHERE alive = 1;
CREATE INDEX users_by_role ON users (role_key, id) WHERE alive = 1;
CREATE INDEX users_by_state ON users (state_key, id) WHERE alive = 1;
CREATE INDEX users_in_trash ON users (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE users_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER users_guard_insert BEFORE INSERT ON users WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER users_guard_update BEFORE UPDATE ON users WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER users_guard_delete BEFORE DELETE ON users
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;

CREATE TABLE user_keys (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    alive INTEGER NOT NULL CHECK (alive IN (0, 1)),
    user BLOB REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT,
    kind_key TEXT NOT NULL DEFAULT '',
    fingerprint TEXT,
    fingerprint_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX user_keys_by_created ON user_keys (created, id) WHERE alive = 1;
CREATE INDEX user_keys_by_changed ON user_keys (changed, id) WHERE alive = 1;
CREATE INDEX user_keys_by_kind ON user_keys (kind_key, id) WHERE alive = 1;
CREATE INDEX user_keys_by_fingerprint ON user_keys (fingerprint_key, id) WHERE alive = 1;
CREATE INDEX user_keys_of_user ON user_keys (user, fingerprint_key, id);
CREATE INDEX user_keys_in_trash ON user_keys (changed, id) WHERE alive = 0;
CREATE VIRTUAL TABLE user_keys_search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER user_keys_guard_insert BEFORE INSERT ON user_keys WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER user_keys_guard_update BEFORE UPDATE ON user_keys WHEN posact_writing() <> 1
BEGIN SELECT RAISE(ABORT, 'records change through posact only'); END;
CREATE TRIGGER user_keys_guard_delete BEFORE DELETE ON user_keys
BEGIN SELECT RAISE(ABORT, 'records are never deleted, only put in the trash'); END;
