-- Bulk imports: what a run needs to be taken up again, and rows that go when their person goes.

DROP TABLE import_item;
DROP TABLE import_job;

-- source tells which folder, archive or list it is, so that the same one is taken up again.
CREATE TABLE import_job (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    source TEXT NOT NULL,
    declared_by TEXT NOT NULL,
    consent_version TEXT NOT NULL,
    group_name TEXT,
    status TEXT NOT NULL,
    problem TEXT NOT NULL,
    total BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX import_job_by_source ON import_job (source, status);

CREATE TABLE import_item (
    job_id TEXT NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    person_name TEXT NOT NULL,
    file TEXT NOT NULL,
    photo_hash TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    resembles_id TEXT REFERENCES person (id) ON DELETE SET NULL,
    finished_at BIGINT NOT NULL,
    PRIMARY KEY (job_id, position)
);
CREATE INDEX import_item_by_outcome ON import_item (job_id, outcome, position);
CREATE INDEX import_item_by_person ON import_item (person_id);
CREATE INDEX import_item_by_resembles ON import_item (resembles_id);

CREATE INDEX template_by_photo ON template (photo_hash);
