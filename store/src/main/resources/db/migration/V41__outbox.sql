-- Messages on their way: kept until the provider has them, and as a list for administrators.

-- address and content are sealed with the associated data outbox/<id>/<column>, and gone (null) once the message needs
-- them no more. claim names one try at sending: whoever holds it may say what became of it.
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    account_id TEXT REFERENCES account (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    address ${blob},
    content ${blob},
    masked TEXT NOT NULL,
    status TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    good_until BIGINT NOT NULL,
    place TEXT NOT NULL,
    claim TEXT NOT NULL,
    reference TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX outbox_by_status ON outbox (status, next_at);
CREATE INDEX outbox_by_time ON outbox (created_at);
CREATE INDEX outbox_by_account ON outbox (account_id);

-- How many messages of a day a bucket has had: an account, an address, a block of numbers (as keyed hashes), and all.
CREATE TABLE outbox_count (
    bucket TEXT NOT NULL,
    day BIGINT NOT NULL,
    total BIGINT NOT NULL,
    PRIMARY KEY (bucket, day)
);
CREATE INDEX outbox_count_by_day ON outbox_count (day);
