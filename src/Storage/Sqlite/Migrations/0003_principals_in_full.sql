-- What the whole of IAM keeps beside users and roles: groups, managed policies, boundaries, instance profiles, identity providers, last uses.

ALTER TABLE accounts ADD COLUMN alias TEXT CHECK (length(alias) BETWEEN 3 AND 63);
CREATE UNIQUE INDEX accounts_by_alias ON accounts (alias) WHERE alias IS NOT NULL;

-- A boundary is the ARN of a managed policy, of the account or of those that every account has.
ALTER TABLE users ADD COLUMN permissions_boundary TEXT CHECK (length(permissions_boundary) BETWEEN 20 AND 2048);
ALTER TABLE roles ADD COLUMN permissions_boundary TEXT CHECK (length(permissions_boundary) BETWEEN 20 AND 2048);

CREATE TABLE groups (
    id TEXT NOT NULL PRIMARY KEY CHECK (substr(id, 1, 4) = 'AGPA' AND length(id) <= 128),
    account_id TEXT NOT NULL REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 512),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE UNIQUE INDEX groups_by_name_without_case ON groups (account_id, lower(name));

CREATE TABLE group_members (
    group_id TEXT NOT NULL REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED,
    user_id TEXT NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    PRIMARY KEY (group_id, user_id)
) STRICT;

CREATE INDEX group_members_by_user ON group_members (user_id);

CREATE TABLE managed_policies (
    id TEXT NOT NULL PRIMARY KEY CHECK (substr(id, 1, 4) = 'ANPA' AND length(id) <= 128),
    account_id TEXT NOT NULL REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 512),
    description TEXT NOT NULL CHECK (length(description) <= 65536),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    default_version INTEGER NOT NULL CHECK (default_version > 0),
    last_version INTEGER NOT NULL CHECK (last_version >= default_version),
    tags TEXT NOT NULL CHECK (json_valid(tags) AND length(tags) <= 1048576),
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE UNIQUE INDEX managed_policies_by_name_without_case ON managed_policies (account_id, lower(name));

CREATE TABLE managed_policy_versions (
    policy_id TEXT NOT NULL REFERENCES managed_policies (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL CHECK (number > 0),
    document TEXT NOT NULL CHECK (length(document) <= 1048576),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    PRIMARY KEY (policy_id, number)
) STRICT;

-- The owner is a user, a role or a group, told apart by the id's first letters; each refers to its own table. An ARN is never given to another policy while it is attached.
CREATE TABLE policy_attachments (
    owner_id TEXT NOT NULL,
    policy_arn TEXT NOT NULL CHECK (length(policy_arn) BETWEEN 20 AND 2048),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    user_id TEXT GENERATED ALWAYS AS (CASE WHEN substr(owner_id, 1, 4) = 'AIDA' THEN owner_id END) STORED
        REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    role_id TEXT GENERATED ALWAYS AS (CASE WHEN substr(owner_id, 1, 4) = 'AROA' THEN owner_id END) STORED
        REFERENCES roles (id) DEFERRABLE INITIALLY DEFERRED,
    group_id TEXT GENERATED ALWAYS AS (CASE WHEN substr(owner_id, 1, 4) = 'AGPA' THEN owner_id END) STORED
        REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner_id, policy_arn),
    CHECK (user_id IS NOT NULL OR role_id IS NOT NULL OR group_id IS NOT NULL)
) STRICT;

CREATE INDEX policy_attachments_by_user ON policy_attachments (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX policy_attachments_by_role ON policy_attachments (role_id) WHERE role_id IS NOT NULL;
CREATE INDEX policy_attachments_by_group ON policy_attachments (group_id) WHERE group_id IS NOT NULL;

-- Rebuilt, for groups have inline policies too.
CREATE TABLE inline_policies_in_full (
    owner_id TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    document TEXT NOT NULL CHECK (length(document) <= 1048576),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    user_id TEXT GENERATED ALWAYS AS (CASE WHEN substr(owner_id, 1, 4) = 'AIDA' THEN owner_id END) STORED
        REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    role_id TEXT GENERATED ALWAYS AS (CASE WHEN substr(owner_id, 1, 4) = 'AROA' THEN owner_id END) STORED
        REFERENCES roles (id) DEFERRABLE INITIALLY DEFERRED,
    group_id TEXT GENERATED ALWAYS AS (CASE WHEN substr(owner_id, 1, 4) = 'AGPA' THEN owner_id END) STORED
        REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner_id, name),
    CHECK (user_id IS NOT NULL OR role_id IS NOT NULL OR group_id IS NOT NULL)
) STRICT;

INSERT INTO inline_policies_in_full (owner_id, name, document, created_at, version)
    SELECT owner_id, name, document, created_at, version FROM inline_policies;

DROP TABLE inline_policies;
ALTER TABLE inline_policies_in_full RENAME TO inline_policies;

CREATE INDEX inline_policies_by_user ON inline_policies (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX inline_policies_by_role ON inline_policies (role_id) WHERE role_id IS NOT NULL;
CREATE INDEX inline_policies_by_group ON inline_policies (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE instance_profiles (
    id TEXT NOT NULL PRIMARY KEY CHECK (substr(id, 1, 4) = 'AIPA' AND length(id) <= 128),
    account_id TEXT NOT NULL REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 512),
    created_at INTEGER NOT NULL,
    role_id TEXT REFERENCES roles (id) DEFERRABLE INITIALLY DEFERRED,
    tags TEXT NOT NULL CHECK (json_valid(tags) AND length(tags) <= 1048576),
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE UNIQUE INDEX instance_profiles_by_name_without_case ON instance_profiles (account_id, lower(name));
CREATE INDEX instance_profiles_by_role ON instance_profiles (role_id) WHERE role_id IS NOT NULL;

-- The URL without its scheme, as the ARN has it.
CREATE TABLE oidc_providers (
    account_id TEXT NOT NULL REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
    url TEXT NOT NULL CHECK (length(url) BETWEEN 1 AND 255),
    client_ids TEXT NOT NULL CHECK (json_valid(client_ids) AND length(client_ids) <= 65536),
    thumbprints TEXT NOT NULL CHECK (json_valid(thumbprints) AND length(thumbprints) <= 4096),
    created_at INTEGER NOT NULL,
    tags TEXT NOT NULL CHECK (json_valid(tags) AND length(tags) <= 1048576),
    version INTEGER NOT NULL CHECK (version > 0),
    PRIMARY KEY (account_id, url)
) STRICT;

CREATE TABLE saml_providers (
    account_id TEXT NOT NULL REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    metadata TEXT NOT NULL CHECK (length(metadata) BETWEEN 1 AND 10000000),
    created_at INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    tags TEXT NOT NULL CHECK (json_valid(tags) AND length(tags) <= 1048576),
    version INTEGER NOT NULL CHECK (version > 0),
    PRIMARY KEY (account_id, name)
) STRICT;

-- The last use of each access key and role, overwritten; it refers to nothing, so that a use is never what refuses a commit.
CREATE TABLE credential_uses (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 128),
    used_at INTEGER NOT NULL,
    region TEXT NOT NULL CHECK (length(region) BETWEEN 1 AND 32),
    service TEXT NOT NULL CHECK (length(service) BETWEEN 1 AND 64)
) STRICT, WITHOUT ROWID;
