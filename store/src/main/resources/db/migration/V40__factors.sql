-- Factors beside the password: authenticator apps, phones and mailboxes, recovery codes; and the codes on their way.

-- secret is sealed with the associated data app_key/<id>/<account_id>/secret; last_step is the newest step used.
CREATE TABLE app_key (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    secret ${blob} NOT NULL,
    digest TEXT NOT NULL,
    digits BIGINT NOT NULL,
    step_seconds BIGINT NOT NULL,
    last_step BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    used_at BIGINT
);
CREATE INDEX app_key_by_account ON app_key (account_id);

-- address is sealed with the associated data code_address/<id>/<account_id>/address; address_hash is a keyed hash.
CREATE TABLE code_address (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    address ${blob} NOT NULL,
    address_hash TEXT NOT NULL,
    masked TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    used_at BIGINT,
    UNIQUE (account_id, address_hash)
);

-- Keyed hashes only.
CREATE TABLE recovery_code (
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account_id, hash)
);

-- A delivered code that is waited for: its keyed hash, and what it is bound to.
CREATE TABLE challenge (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    session TEXT NOT NULL,
    factor TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    used_at BIGINT,
    superseded_at BIGINT
);
CREATE INDEX challenge_by_use ON challenge (account_id, purpose, session);
CREATE INDEX challenge_by_expiry ON challenge (expires_at);

-- Codes of a factor that were compared since the last right one.
CREATE TABLE factor_failure (
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    factor TEXT NOT NULL,
    compared BIGINT NOT NULL,
    PRIMARY KEY (account_id, factor)
);
