-- Passkeys: public keys that an account signs in with, and the challenges that one of them is to sign. Bytes are base64url.

-- What authenticators call the account: random, and the same for all of its passkeys.
CREATE TABLE passkey_user (
    account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    handle TEXT NOT NULL UNIQUE
);

-- attestation is what the authenticator said when it made the key: signatures are checked with the key in it.
CREATE TABLE passkey (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    credential_id TEXT NOT NULL UNIQUE,
    public_key TEXT NOT NULL,
    attestation TEXT NOT NULL,
    transports TEXT NOT NULL,
    sign_count BIGINT NOT NULL,
    backup_eligible BIGINT NOT NULL,
    backed_up BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX passkey_by_account ON passkey (account_id);

-- A challenge that waits for its answer; whoever takes it deletes it. holder is a hash of a session or of a cookie.
CREATE TABLE passkey_challenge (
    holder TEXT NOT NULL,
    purpose TEXT NOT NULL,
    challenge TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (holder, purpose)
);
CREATE INDEX passkey_challenge_by_expiry ON passkey_challenge (expires_at);
