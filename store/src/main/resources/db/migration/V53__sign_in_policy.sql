-- What signing in asks for: profiles beside those that are shipped, and whom which profile holds for.

-- sign_in, step_up and change are combinations of needs in words, such as 'password code | passkey'; raises names what
-- a signal of risk asks for, such as 'new-network=no-device'.
CREATE TABLE sign_in_profile (
    name TEXT PRIMARY KEY,
    sign_in TEXT NOT NULL,
    step_up TEXT NOT NULL,
    change TEXT NOT NULL,
    step_up_minutes BIGINT NOT NULL,
    idle_minutes BIGINT NOT NULL,
    limit_hours BIGINT NOT NULL,
    device_days BIGINT NOT NULL,
    first_by_password BIGINT NOT NULL,
    raises TEXT NOT NULL
);

-- scope is 'role' or 'group'; target a role's name or a group's id.
CREATE TABLE sign_in_rule (
    scope TEXT NOT NULL,
    target TEXT NOT NULL,
    profile TEXT NOT NULL,
    PRIMARY KEY (scope, target)
);
