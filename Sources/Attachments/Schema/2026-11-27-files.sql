CREATE TABLE attachment_file (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT attachment_file_kind CHECK (kind IN ('jpeg', 'png', 'pdf', 'xlsx')),
    size_bytes BIGINT NOT NULL CONSTRAINT attachment_file_size CHECK (size_bytes BETWEEN 1 AND 8388608),
    content BYTEA NOT NULL,
    stored_at BIGINT NOT NULL
);
