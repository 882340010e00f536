CREATE TABLE publication (
    number BIGINT PRIMARY KEY,
    form TEXT NOT NULL,
    title TEXT NOT NULL,
    scope_code TEXT NOT NULL,
    scope_name TEXT NOT NULL,
    partner_code TEXT NOT NULL,
    period TEXT NOT NULL,
    grouping_name TEXT NOT NULL,
    view_name TEXT NOT NULL,
    revision BIGINT NOT NULL CONSTRAINT publication_revision CHECK (revision >= 1),
    amends BIGINT CONSTRAINT publication_amends UNIQUE REFERENCES publication (number),
    reason TEXT,
    ledger_sequence BIGINT NOT NULL,
    published_at BIGINT NOT NULL,
    published_by TEXT NOT NULL,
    sha256 TEXT NOT NULL CONSTRAINT publication_hash CHECK (length(sha256) = 64),
    content BYTEA NOT NULL,
    CONSTRAINT publication_reason CHECK ((revision = 1) = (amends IS NULL) AND (revision = 1 OR reason IS NOT NULL)),
    CONSTRAINT publication_key
        UNIQUE (form, scope_code, partner_code, period, grouping_name, view_name, revision)
);

CREATE TABLE publication_file (
    publication_number BIGINT NOT NULL REFERENCES publication (number),
    format TEXT NOT NULL CONSTRAINT publication_file_format CHECK (format IN ('json', 'docx', 'pdf', 'xlsx')),
    sha256 TEXT NOT NULL CONSTRAINT publication_file_hash CHECK (length(sha256) = 64),
    content BYTEA NOT NULL,
    PRIMARY KEY (publication_number, format)
);

CREATE INDEX publication_file_sha256 ON publication_file (sha256);
