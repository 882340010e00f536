ALTER TABLE counter_item ADD COLUMN sold_at BIGINT;
ALTER TABLE counter_item ADD COLUMN sold_on BIGINT;

CREATE INDEX counter_item_time ON counter_item (device_number, sold_at);
CREATE INDEX counter_item_day ON counter_item (device_number, sold_on);

CREATE TABLE unsettled_sale (
    number BIGINT PRIMARY KEY,
    device_number BIGINT NOT NULL REFERENCES counter_device (number),
    item_number BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    body TEXT NOT NULL,
    signature BYTEA NOT NULL,
    point_number BIGINT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'refused', 'declined')),
    sale_id TEXT,
    sold_at BIGINT,
    product_code TEXT,
    paid_amount BIGINT,
    received_at BIGINT NOT NULL,
    received_by TEXT NOT NULL,
    receipt BYTEA,
    settled_at BIGINT,
    settled_by TEXT,
    note TEXT,
    code TEXT,
    CONSTRAINT unsettled_sale_item UNIQUE (device_number, item_number, digest)
);

CREATE INDEX unsettled_sale_open ON unsettled_sale (point_number, number) WHERE state = 'open';
CREATE INDEX unsettled_sale_point ON unsettled_sale (point_number, number);

CREATE TABLE counter_day_flag (
    device_number BIGINT NOT NULL REFERENCES counter_device (number),
    sold_on BIGINT NOT NULL,
    PRIMARY KEY (device_number, sold_on)
);
