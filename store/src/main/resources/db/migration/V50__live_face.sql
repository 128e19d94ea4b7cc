-- The live face as a factor: what was asked of whom, frames that were seen, and failures.

-- One request to show a live face. Times are null until it is opened, passed, used: each happens once.
CREATE TABLE face_challenge (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    purpose TEXT NOT NULL,
    prompts TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    opened_at BIGINT,
    passed_at BIGINT,
    similarity DOUBLE PRECISION,
    used_at BIGINT
);
CREATE INDEX face_challenge_by_account ON face_challenge (account_id);
CREATE INDEX face_challenge_by_expiry ON face_challenge (expires_at);

-- One row per attempt that passed: keyed hashes of its frames, one after the other, which are biometric data.
-- hashes is sealed with the associated data face_frames/<id>/<person_id>/hashes
CREATE TABLE face_frames (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    hashes ${blob} NOT NULL,
    shown_at BIGINT NOT NULL
);
CREATE INDEX face_frames_by_person ON face_frames (person_id);
CREATE INDEX face_frames_by_time ON face_frames (shown_at);

-- Attempts that were judged since the last right one; in_a_row begins anew after a day of rest.
CREATE TABLE face_failure (
    account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    in_a_row BIGINT NOT NULL,
    judged BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL
);
