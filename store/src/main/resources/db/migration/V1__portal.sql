-- Runs unchanged on SQLite and PostgreSQL; ${blob} is BLOB or BYTEA.
-- Times are milliseconds since 1970 in UTC, truths are 0 and 1, ids are random UUIDs as text.

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- Counters that are raised in the transaction they count, so that their order is the order of the commits.
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    total BIGINT NOT NULL
);
INSERT INTO counter (name, total) VALUES ('gallery', 0);

-- People ------------------------------------------------------------------------------------------------------------

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    external_id TEXT UNIQUE,
    attributes TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    seen_at BIGINT
);
CREATE INDEX person_by_name ON person (name_key);

CREATE TABLE person_group (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE
);

CREATE TABLE person_in_group (
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    group_id TEXT NOT NULL REFERENCES person_group (id) ON DELETE CASCADE,
    PRIMARY KEY (person_id, group_id)
);
CREATE INDEX person_in_group_by_group ON person_in_group (group_id);

CREATE TABLE consent (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    text_version TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    given_by TEXT NOT NULL,
    withdrawn_at BIGINT
);
CREATE INDEX consent_by_person ON consent (person_id);

-- embedding is sealed with the associated data template/<id>/<person_id>/embedding
CREATE TABLE template (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    embedding ${blob} NOT NULL,
    quality DOUBLE PRECISION NOT NULL,
    origin TEXT NOT NULL,
    photo_hash TEXT,
    captured_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX template_by_person ON template (person_id);

-- image (JPEG) is sealed with the associated data crop/<template_id>/<person_id>/image
CREATE TABLE crop (
    template_id TEXT PRIMARY KEY REFERENCES template (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    image ${blob} NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX crop_by_person ON crop (person_id);

-- One row per change of somebody's templates; other processes read on from the version they have.
CREATE TABLE gallery_change (
    version BIGINT PRIMARY KEY,
    person_id TEXT NOT NULL
);

-- Accounts ----------------------------------------------------------------------------------------------------------

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    email TEXT,
    password_hash TEXT,
    role TEXT NOT NULL,
    status TEXT NOT NULL,
    person_id TEXT REFERENCES person (id) ON DELETE SET NULL,
    security_version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    signed_in_at BIGINT
);

-- Whose people and reports a manager may see.
CREATE TABLE account_group (
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    group_id TEXT NOT NULL REFERENCES person_group (id) ON DELETE CASCADE,
    PRIMARY KEY (account_id, group_id)
);

-- One-use links: the token is kept as its keyed hash only.
CREATE TABLE ticket (
    token_hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    account_id TEXT REFERENCES account (id) ON DELETE CASCADE,
    created_by TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE attempt (
    bucket TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL
);

-- Sessions (Spring Session) -----------------------------------------------------------------------------------------

CREATE TABLE SPRING_SESSION (
    PRIMARY_ID CHAR(36) NOT NULL PRIMARY KEY,
    SESSION_ID CHAR(36) NOT NULL,
    CREATION_TIME BIGINT NOT NULL,
    LAST_ACCESS_TIME BIGINT NOT NULL,
    MAX_INACTIVE_INTERVAL INT NOT NULL,
    EXPIRY_TIME BIGINT NOT NULL,
    PRINCIPAL_NAME VARCHAR(100)
);
CREATE UNIQUE INDEX SPRING_SESSION_IX1 ON SPRING_SESSION (SESSION_ID);
CREATE INDEX SPRING_SESSION_IX2 ON SPRING_SESSION (EXPIRY_TIME);
CREATE INDEX SPRING_SESSION_IX3 ON SPRING_SESSION (PRINCIPAL_NAME);

CREATE TABLE SPRING_SESSION_ATTRIBUTES (
    SESSION_PRIMARY_ID CHAR(36) NOT NULL REFERENCES SPRING_SESSION (PRIMARY_ID) ON DELETE CASCADE,
    ATTRIBUTE_NAME VARCHAR(200) NOT NULL,
    ATTRIBUTE_BYTES ${blob} NOT NULL,
    PRIMARY KEY (SESSION_PRIMARY_ID, ATTRIBUTE_NAME)
);

-- Attendance --------------------------------------------------------------------------------------------------------

-- The register. A punch outlives its person only under the name it was made with; erasing a person erases both.
CREATE TABLE punch (
    id TEXT PRIMARY KEY,
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    punched_at BIGINT NOT NULL,
    zone TEXT NOT NULL,
    punch_day TEXT NOT NULL,
    similarity DOUBLE PRECISION NOT NULL,
    source TEXT NOT NULL,
    direction TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX punch_by_day ON punch (punch_day, punched_at);
CREATE INDEX punch_by_person ON punch (person_id, punch_day);

CREATE TABLE punch_correction (
    id TEXT PRIMARY KEY,
    punch_id TEXT NOT NULL REFERENCES punch (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL,
    act TEXT NOT NULL,
    reason TEXT NOT NULL,
    before_at BIGINT,
    after_at BIGINT,
    corrected_at BIGINT NOT NULL
);
CREATE INDEX punch_correction_by_punch ON punch_correction (punch_id);

-- Who was recognised where: one row per track or face sign-in; login_data.csv mirrors it.
CREATE TABLE recognition (
    id TEXT PRIMARY KEY,
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    recognised_at BIGINT NOT NULL,
    zone TEXT NOT NULL,
    recognition_day TEXT NOT NULL,
    similarity DOUBLE PRECISION NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX recognition_by_day ON recognition (recognition_day, recognised_at);
CREATE INDEX recognition_by_person ON recognition (person_id);

-- address may hold credentials: sealed with the associated data camera/<id>/address
CREATE TABLE camera (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    address ${blob} NOT NULL,
    direction TEXT NOT NULL,
    enabled SMALLINT NOT NULL,
    records SMALLINT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Bulk import -------------------------------------------------------------------------------------------------------

CREATE TABLE import_job (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    account_id TEXT NOT NULL,
    status TEXT NOT NULL,
    total BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);

CREATE TABLE import_item (
    job_id TEXT NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    person_name TEXT NOT NULL,
    file TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    person_id TEXT,
    finished_at BIGINT NOT NULL,
    PRIMARY KEY (job_id, position)
);

-- Audit -------------------------------------------------------------------------------------------------------------

-- Append-only; each hash covers its row and the hash before it. Names live in audit_name, which can be erased: the row
-- has a random reference and a salted commitment to what stands there.
CREATE TABLE audit_event (
    seq BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL,
    actor TEXT,
    actor_commitment TEXT,
    target TEXT,
    target_commitment TEXT,
    address TEXT,
    detail TEXT,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_event_by_time ON audit_event (at);
CREATE INDEX audit_event_by_action ON audit_event (action);
CREATE INDEX audit_event_by_actor ON audit_event (actor);
CREATE INDEX audit_event_by_target ON audit_event (target);

-- The newest seq and hash: one row, updated by whoever appends.
CREATE TABLE audit_head (
    id SMALLINT PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '');

-- What a random reference in the audit log stands for; with the row gone, the log no longer says who it was.
CREATE TABLE audit_name (
    ref TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    salt TEXT NOT NULL
);
CREATE INDEX audit_name_by_subject ON audit_name (subject_id);
CREATE INDEX audit_name_by_key ON audit_name (name_key);
