-- Times are microseconds since 1970, UTC. Every row that can change has a version.
-- References wait for the end of the commit, so that its changes may come in any order.

CREATE TABLE changes (
    only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    sequence INTEGER NOT NULL
) STRICT;

INSERT INTO changes (only, sequence) VALUES (1, 0);

CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 12),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY CHECK (substr(id, 1, 4) = 'AIDA' AND length(id) <= 128),
    account_id TEXT NOT NULL REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 512),
    created_at INTEGER NOT NULL,
    tags TEXT NOT NULL CHECK (json_valid(tags) AND length(tags) <= 1048576),
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE UNIQUE INDEX users_by_name_without_case ON users (account_id, lower(name));
CREATE INDEX users_by_name ON users (account_id, name);

CREATE TABLE roles (
    id TEXT NOT NULL PRIMARY KEY CHECK (substr(id, 1, 4) = 'AROA' AND length(id) <= 128),
    account_id TEXT NOT NULL REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 512),
    created_at INTEGER NOT NULL,
    trust_policy TEXT NOT NULL CHECK (length(trust_policy) <= 1048576),
    description TEXT NOT NULL CHECK (length(description) <= 65536),
    max_session_duration INTEGER NOT NULL CHECK (max_session_duration > 0),
    tags TEXT NOT NULL CHECK (json_valid(tags) AND length(tags) <= 1048576),
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE UNIQUE INDEX roles_by_name_without_case ON roles (account_id, lower(name));
CREATE INDEX roles_by_name ON roles (account_id, name);

-- The owner is a user or a role, told apart by the id's first letters; each half refers to its own table.
CREATE TABLE inline_policies (
    owner_id TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    document TEXT NOT NULL CHECK (length(document) <= 1048576),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    user_id TEXT GENERATED ALWAYS AS (CASE WHEN substr(owner_id, 1, 4) = 'AIDA' THEN owner_id END) STORED
        REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    role_id TEXT GENERATED ALWAYS AS (CASE WHEN substr(owner_id, 1, 4) = 'AROA' THEN owner_id END) STORED
        REFERENCES roles (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner_id, name),
    CHECK (user_id IS NOT NULL OR role_id IS NOT NULL)
) STRICT;

CREATE INDEX inline_policies_by_user ON inline_policies (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX inline_policies_by_role ON inline_policies (role_id) WHERE role_id IS NOT NULL;

CREATE TABLE access_keys (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 128),
    account_id TEXT NOT NULL REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
    user_id TEXT REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    created_at INTEGER NOT NULL,
    sealed_secret BLOB NOT NULL CHECK (length(sealed_secret) BETWEEN 1 AND 65536),
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE INDEX access_keys_by_account ON access_keys (account_id);
CREATE INDEX access_keys_by_user ON access_keys (user_id);

CREATE TABLE keys (
    account_id TEXT NOT NULL REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
    region TEXT NOT NULL CHECK (length(region) BETWEEN 1 AND 32),
    id TEXT NOT NULL CHECK (length(id) = 36),
    key_spec TEXT NOT NULL CHECK (length(key_spec) BETWEEN 1 AND 64),
    key_usage TEXT NOT NULL CHECK (length(key_usage) BETWEEN 1 AND 64),
    origin TEXT NOT NULL CHECK (length(origin) BETWEEN 1 AND 64),
    state TEXT NOT NULL CHECK (length(state) BETWEEN 1 AND 64),
    description TEXT NOT NULL CHECK (length(description) <= 65536),
    created_at INTEGER NOT NULL,
    deletion_date INTEGER,
    pending_window_in_days INTEGER CHECK (pending_window_in_days > 0),
    policy TEXT NOT NULL CHECK (length(policy) <= 1048576),
    tags TEXT NOT NULL CHECK (json_valid(tags) AND length(tags) <= 1048576),
    multi_region INTEGER NOT NULL CHECK (multi_region IN (0, 1)),
    public_key BLOB CHECK (length(public_key) BETWEEN 1 AND 65536),
    current_material_id TEXT CHECK (length(current_material_id) = 64),
    custom_key_store_id TEXT CHECK (length(custom_key_store_id) BETWEEN 1 AND 64),
    version INTEGER NOT NULL CHECK (version > 0),
    PRIMARY KEY (account_id, region, id)
) STRICT;

CREATE INDEX keys_by_deletion_date ON keys (deletion_date, id) WHERE state = 'PendingDeletion';

CREATE TABLE key_materials (
    account_id TEXT NOT NULL,
    region TEXT NOT NULL,
    key_id TEXT NOT NULL,
    material_id TEXT NOT NULL CHECK (length(material_id) = 64),
    sealed BLOB NOT NULL CHECK (length(sealed) BETWEEN 1 AND 65536),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    PRIMARY KEY (account_id, region, key_id, material_id),
    FOREIGN KEY (account_id, region, key_id) REFERENCES keys (account_id, region, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE aliases (
    account_id TEXT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 7 AND 256),
    target_key_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    PRIMARY KEY (account_id, region, name),
    FOREIGN KEY (account_id, region, target_key_id) REFERENCES keys (account_id, region, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX aliases_by_key ON aliases (account_id, region, target_key_id, name);

CREATE TABLE data_keys (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 128),
    sealed BLOB NOT NULL CHECK (length(sealed) BETWEEN 1 AND 65536),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

-- The trail refers to nothing and refuses nothing: an event outlives its account and its key.
CREATE TABLE events (
    sequence INTEGER NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL,
    time INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    read_only INTEGER NOT NULL,
    username TEXT,
    access_key_id TEXT,
    request_id TEXT,
    json TEXT NOT NULL
) STRICT;

-- Events are written far more often than they are looked up, so the trail only ever grows at its end: a lookup reads this one narrow
-- index, in the order of its answer. An index for each attribute touches a page somewhere in the middle for every event: measured, it made appending six times slower.
CREATE INDEX events_by_time ON events (account_id, region, time, sequence, event_id, name, source, read_only, username, access_key_id);

CREATE TABLE event_resources (
    account_id TEXT NOT NULL,
    region TEXT NOT NULL,
    time INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (account_id, region, time, sequence, position)
) STRICT, WITHOUT ROWID;
