-- Browsers that stand in for a code, and where an account signs in from.

-- id names the series; token_hash and previous_hash are keyed hashes of its tokens, the second of the one before. A device
-- counts while its account's security_version is this one. network is the last address without its end.
CREATE TABLE trusted_device (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    security_version BIGINT NOT NULL,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    rotated_at BIGINT NOT NULL,
    network TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX trusted_device_by_account ON trusted_device (account_id);
CREATE INDEX trusted_device_by_expiry ON trusted_device (expires_at);

-- Keyed hashes, each of an account and a network together: what is the same for two accounts is not to be seen.
CREATE TABLE known_network (
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    network_hash TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, network_hash)
);
CREATE INDEX known_network_by_time ON known_network (seen_at);
