-- What the whole of KMS keeps beside the keys: several materials to a key, grants, custom key stores, last uses.

ALTER TABLE keys ADD COLUMN primary_region TEXT CHECK (length(primary_region) BETWEEN 1 AND 32);
ALTER TABLE keys ADD COLUMN xks_key_id TEXT CHECK (length(xks_key_id) BETWEEN 1 AND 128);
ALTER TABLE keys ADD COLUMN rotation_period_in_days INTEGER CHECK (rotation_period_in_days > 0);
ALTER TABLE keys ADD COLUMN next_rotation_at INTEGER;

CREATE INDEX keys_by_next_rotation ON keys (next_rotation_at, id) WHERE next_rotation_at IS NOT NULL AND state = 'Enabled';
CREATE UNIQUE INDEX keys_by_xks_key ON keys (account_id, region, custom_key_store_id, xks_key_id) WHERE xks_key_id IS NOT NULL;

-- Rebuilt, for sealed may now be missing: imported material that was deleted or has expired stays tied to its key.
CREATE TABLE materials_in_full (
    account_id TEXT NOT NULL,
    region TEXT NOT NULL,
    key_id TEXT NOT NULL,
    material_id TEXT NOT NULL CHECK (length(material_id) = 64),
    state TEXT NOT NULL CHECK (length(state) BETWEEN 1 AND 64),
    sealed BLOB CHECK (length(sealed) BETWEEN 1 AND 65536),
    created_at INTEGER NOT NULL,
    description TEXT CHECK (length(description) <= 1024),
    expires_at INTEGER,
    rotated_at INTEGER,
    rotation_type TEXT CHECK (length(rotation_type) BETWEEN 1 AND 64),
    version INTEGER NOT NULL CHECK (version > 0),
    PRIMARY KEY (account_id, region, key_id, material_id),
    FOREIGN KEY (account_id, region, key_id) REFERENCES keys (account_id, region, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

INSERT INTO materials_in_full (account_id, region, key_id, material_id, state, sealed, created_at, version)
    SELECT account_id, region, key_id, material_id, 'CURRENT', sealed, created_at, version FROM key_materials;

DROP TABLE key_materials;
ALTER TABLE materials_in_full RENAME TO key_materials;

CREATE INDEX key_materials_by_expiry ON key_materials (expires_at, material_id) WHERE expires_at IS NOT NULL AND sealed IS NOT NULL;

-- Principals are unique ids where they have one; retirement is looked up by principal. A key takes its grants along.
CREATE TABLE grants (
    account_id TEXT NOT NULL,
    region TEXT NOT NULL,
    key_id TEXT NOT NULL,
    id TEXT NOT NULL CHECK (length(id) = 64),
    name TEXT CHECK (length(name) BETWEEN 1 AND 256),
    grantee_principal TEXT NOT NULL CHECK (length(grantee_principal) BETWEEN 1 AND 512),
    retiring_principal TEXT CHECK (length(retiring_principal) BETWEEN 1 AND 512),
    operations TEXT NOT NULL CHECK (json_valid(operations) AND length(operations) <= 4096),
    encryption_context_equals TEXT CHECK (json_valid(encryption_context_equals) AND length(encryption_context_equals) <= 1048576),
    encryption_context_subset TEXT CHECK (json_valid(encryption_context_subset) AND length(encryption_context_subset) <= 1048576),
    issuing_account_id TEXT NOT NULL CHECK (length(issuing_account_id) = 12),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    PRIMARY KEY (account_id, region, key_id, id),
    FOREIGN KEY (account_id, region, key_id) REFERENCES keys (account_id, region, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX grants_by_grantee ON grants (account_id, region, key_id, grantee_principal, id);
CREATE INDEX grants_by_retiring_principal ON grants (region, retiring_principal, id) WHERE retiring_principal IS NOT NULL;

CREATE TABLE custom_key_stores (
    account_id TEXT NOT NULL REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
    region TEXT NOT NULL CHECK (length(region) BETWEEN 1 AND 32),
    id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
    type TEXT NOT NULL CHECK (length(type) BETWEEN 1 AND 64),
    connection_state TEXT NOT NULL CHECK (length(connection_state) BETWEEN 1 AND 64),
    connection_error_code TEXT CHECK (length(connection_error_code) BETWEEN 1 AND 128),
    created_at INTEGER NOT NULL,
    cloud_hsm_cluster_id TEXT CHECK (length(cloud_hsm_cluster_id) BETWEEN 1 AND 64),
    trust_anchor_certificate TEXT CHECK (length(trust_anchor_certificate) BETWEEN 1 AND 16384),
    xks_proxy_connectivity TEXT CHECK (length(xks_proxy_connectivity) BETWEEN 1 AND 64),
    xks_proxy_uri_endpoint TEXT CHECK (length(xks_proxy_uri_endpoint) BETWEEN 1 AND 256),
    xks_proxy_uri_path TEXT CHECK (length(xks_proxy_uri_path) BETWEEN 1 AND 256),
    xks_proxy_vpc_endpoint_service_name TEXT CHECK (length(xks_proxy_vpc_endpoint_service_name) BETWEEN 1 AND 128),
    xks_proxy_vpc_endpoint_service_owner TEXT CHECK (length(xks_proxy_vpc_endpoint_service_owner) = 12),
    xks_proxy_access_key_id TEXT CHECK (length(xks_proxy_access_key_id) BETWEEN 1 AND 64),
    sealed_secret BLOB CHECK (length(sealed_secret) BETWEEN 1 AND 65536),
    version INTEGER NOT NULL CHECK (version > 0),
    PRIMARY KEY (account_id, region, id)
) STRICT;

CREATE UNIQUE INDEX custom_key_stores_by_name ON custom_key_stores (account_id, region, name);
CREATE UNIQUE INDEX custom_key_stores_by_uri ON custom_key_stores (account_id, region, xks_proxy_uri_endpoint, xks_proxy_uri_path) WHERE xks_proxy_uri_path IS NOT NULL;
CREATE UNIQUE INDEX custom_key_stores_by_cluster ON custom_key_stores (cloud_hsm_cluster_id) WHERE cloud_hsm_cluster_id IS NOT NULL;

-- The last use of each key, overwritten by every use.
CREATE TABLE key_usages (
    account_id TEXT NOT NULL,
    region TEXT NOT NULL,
    key_id TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (length(operation) BETWEEN 1 AND 64),
    used_at INTEGER NOT NULL,
    event_id TEXT NOT NULL CHECK (length(event_id) BETWEEN 1 AND 64),
    request_id TEXT NOT NULL CHECK (length(request_id) BETWEEN 1 AND 64),
    PRIMARY KEY (account_id, region, key_id),
    FOREIGN KEY (account_id, region, key_id) REFERENCES keys (account_id, region, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
