CREATE TABLE board_posting (
    number BIGINT PRIMARY KEY,
    point_number BIGINT NOT NULL REFERENCES point_of_sale (number),
    posted_on BIGINT NOT NULL,
    prices_on BIGINT NOT NULL,
    hash TEXT NOT NULL REFERENCES attachment_file (hash),
    photo_name TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    noted_by TEXT NOT NULL,
    CONSTRAINT board_posting_days CHECK (prices_on <= posted_on)
);

CREATE INDEX board_posting_point ON board_posting (point_number, number);
