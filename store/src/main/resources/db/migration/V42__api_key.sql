-- What other programs use codes with: their keys, how often they ask, and the decoys that they and strangers may get.

-- key_hash is the SHA-256 of 256 random bits; the key itself is nowhere.
CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    key_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX api_key_by_name ON api_key (name_key) WHERE revoked_at IS NULL;

-- How often something happened in the stretch of time that began then.
CREATE TABLE rate (
    bucket TEXT PRIMARY KEY,
    began_at BIGINT NOT NULL,
    total BIGINT NOT NULL
);

-- As challenge and factor_failure, for who has no account: account_id is a keyed hash of what was asked for, and no
-- code fits code_hash.
CREATE TABLE decoy (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
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
CREATE INDEX decoy_by_use ON decoy (account_id, purpose, session);
CREATE INDEX decoy_by_expiry ON decoy (expires_at);

CREATE TABLE decoy_failure (
    account_id TEXT NOT NULL,
    factor TEXT NOT NULL,
    compared BIGINT NOT NULL,
    PRIMARY KEY (account_id, factor)
);
