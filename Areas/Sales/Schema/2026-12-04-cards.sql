ALTER TABLE sale ADD COLUMN assurance BIGINT;

CREATE TABLE sale_flag (
    sale_sequence BIGINT NOT NULL REFERENCES sale (sequence),
    flag TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    looked_at BIGINT,
    looked_by TEXT,
    finding TEXT,
    PRIMARY KEY (sale_sequence, flag)
);

CREATE INDEX sale_flag_open ON sale_flag (noted_at) WHERE looked_at IS NULL;
