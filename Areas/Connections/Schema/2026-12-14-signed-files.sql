CREATE TABLE file_key (
    number BIGINT PRIMARY KEY,
    partner_number BIGINT NOT NULL,
    name TEXT NOT NULL,
    public_key BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    stopped_at BIGINT,
    stopped_by TEXT,
    CONSTRAINT file_key_public_key UNIQUE (public_key)
);

CREATE INDEX file_key_partner ON file_key (partner_number, number);

CREATE TABLE signed_file (
    key_number BIGINT NOT NULL REFERENCES file_key (number),
    digest BYTEA NOT NULL,
    lines BIGINT NOT NULL,
    standing BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    times BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    sent_by TEXT NOT NULL,
    PRIMARY KEY (key_number, digest)
);

CREATE INDEX signed_file_latest ON signed_file (last_at);
