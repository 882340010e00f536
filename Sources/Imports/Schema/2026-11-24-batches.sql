CREATE TABLE import_batch (
    number BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    updates BIGINT NOT NULL CONSTRAINT import_batch_updates CHECK (updates IN (0, 1)),
    taken BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    already_there BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    taken_back_at BIGINT,
    taken_back_by TEXT
);

CREATE TABLE import_upload (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    updates BIGINT NOT NULL CONSTRAINT import_upload_updates CHECK (updates IN (0, 1)),
    made_at BIGINT NOT NULL,
    content BYTEA NOT NULL,
    taken BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    already_there BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    unknown_columns TEXT NOT NULL,
    rejects BYTEA NOT NULL,
    batch_number BIGINT REFERENCES import_batch (number)
);

CREATE TABLE import_rejects (
    batch_number BIGINT PRIMARY KEY REFERENCES import_batch (number),
    made_at BIGINT NOT NULL,
    content BYTEA NOT NULL
);

CREATE INDEX import_batch_actor ON import_batch (actor_name, number);
CREATE INDEX import_upload_made ON import_upload (made_at);
