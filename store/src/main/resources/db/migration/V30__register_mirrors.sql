-- The order in which rows were committed, which is the order of their lines in the CSV mirrors.
ALTER TABLE punch ADD COLUMN seq BIGINT NOT NULL DEFAULT 0;
CREATE INDEX punch_by_seq ON punch (punch_day, seq);
ALTER TABLE recognition ADD COLUMN seq BIGINT NOT NULL DEFAULT 0;
CREATE INDEX recognition_by_seq ON recognition (seq);
INSERT INTO counter (name, total) VALUES ('punch', 0), ('recognition', 0);

-- How far each CSV file is, for each data folder that mirrors this database. A size of -1 asks for the file to be made anew.
CREATE TABLE mirror (
    place TEXT NOT NULL,
    file TEXT NOT NULL,
    seq BIGINT NOT NULL,
    lines BIGINT NOT NULL,
    size BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (place, file)
);
