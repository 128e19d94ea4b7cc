-- How many pauses a bucket has had, and the attempt that was last let in to compare its password.
ALTER TABLE attempt ADD COLUMN pauses BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN let_in TEXT NOT NULL DEFAULT '';

-- Raised first by whoever changes an administrator, so that two such changes come one after the other.
INSERT INTO counter (name, total) VALUES ('administrators', 0);

-- What the account's person is to be called, once there is one.
ALTER TABLE account ADD COLUMN full_name TEXT;
