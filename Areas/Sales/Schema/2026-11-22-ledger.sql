CREATE TABLE ledger_head (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    sequence BIGINT NOT NULL
);

INSERT INTO ledger_head (id, sequence) VALUES (1, 0);

CREATE TABLE sale (
    sequence BIGINT PRIMARY KEY,
    id TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    refusal TEXT,
    reverses_sequence BIGINT REFERENCES sale (sequence),
    sold_at BIGINT,
    business_day BIGINT,
    point_number BIGINT,
    member_number BIGINT,
    product_number BIGINT,
    quantity BIGINT,
    list_amount BIGINT,
    paid_amount BIGINT,
    is_price_flagged BIGINT NOT NULL,
    invoice_no TEXT,
    device TEXT,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT sale_id UNIQUE (id, attempt),
    CONSTRAINT sale_is_whole CHECK (
        reverses_sequence IS NOT NULL
        OR (sold_at IS NOT NULL AND business_day IS NOT NULL AND point_number IS NOT NULL
            AND member_number IS NOT NULL AND product_number IS NOT NULL AND quantity BETWEEN 1 AND 9999
            AND list_amount BETWEEN 0 AND 1000000000000 AND paid_amount BETWEEN 0 AND 1000000000000)
    )
);

CREATE INDEX sale_day ON sale (business_day, point_number);
CREATE INDEX sale_member ON sale (member_number, product_number, business_day);

CREATE TABLE sale_reversal (
    sale_sequence BIGINT PRIMARY KEY REFERENCES sale (sequence),
    reversal_sequence BIGINT NOT NULL REFERENCES sale (sequence)
);

CREATE TABLE quota_use (
    product_number BIGINT NOT NULL,
    member_number BIGINT NOT NULL,
    first_day BIGINT NOT NULL,
    after_day BIGINT NOT NULL,
    used BIGINT NOT NULL CHECK (used >= 0),
    cap BIGINT NOT NULL,
    PRIMARY KEY (member_number, product_number, first_day, after_day)
);
