CREATE TABLE fact_head (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    sequence BIGINT NOT NULL,
    last_segment BIGINT NOT NULL
);

INSERT INTO fact_head (id, sequence, last_segment) VALUES (1, 0, 0);

CREATE TABLE fact_segment (
    number BIGINT PRIMARY KEY,
    month BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sale', 'void')),
    facts BIGINT NOT NULL CHECK (facts > 0),
    sha256 BYTEA NOT NULL,
    content BYTEA NOT NULL
);

CREATE INDEX fact_segment_month ON fact_segment (month, number);
