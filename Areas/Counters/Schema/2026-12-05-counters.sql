CREATE TABLE counter_device (
    number BIGINT PRIMARY KEY,
    point_number BIGINT NOT NULL,
    name TEXT NOT NULL,
    public_key BYTEA NOT NULL UNIQUE,
    registered_at BIGINT NOT NULL,
    registered_by TEXT NOT NULL,
    stopped_at BIGINT
);

CREATE INDEX counter_device_point ON counter_device (point_number);

CREATE TABLE counter_item (
    device_number BIGINT NOT NULL REFERENCES counter_device (number),
    item_number BIGINT NOT NULL CHECK (item_number > 0),
    digest BYTEA NOT NULL,
    sale_id TEXT,
    status TEXT NOT NULL,
    code TEXT,
    sequence BIGINT,
    receipt BYTEA,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (device_number, item_number)
);

CREATE TABLE counter_point_key (
    point_number BIGINT PRIMARY KEY,
    secret BYTEA NOT NULL
);
