CREATE TABLE board_posting (
    number BIGINT PRIMARY KEY,
    point_number BIGINT NOT NULL REFERENCES point_of_sale (number),
    posted_on BIGINT NOT NULL,
    board_day BIGINT NOT NULL,
    hash TEXT NOT NULL REFERENCES attachment_file (hash),
    photo_name TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    noted_by TEXT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_by TEXT,
    withdrawn_reason TEXT,
    CONSTRAINT board_posting_days CHECK (board_day <= posted_on)
);

CREATE INDEX board_posting_point ON board_posting (point_number, posted_on);
