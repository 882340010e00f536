ALTER TABLE quota_use ADD COLUMN leased BIGINT NOT NULL DEFAULT 0;

CREATE TABLE lease_term (
    valid_from BIGINT PRIMARY KEY,
    most_units BIGINT NOT NULL CHECK (most_units > 0),
    pool_percent BIGINT NOT NULL CHECK (pool_percent BETWEEN 1 AND 100),
    hours BIGINT NOT NULL CHECK (hours > 0),
    grace_minutes BIGINT NOT NULL CHECK (grace_minutes >= 0),
    kept_days BIGINT NOT NULL CHECK (kept_days > 0)
);

INSERT INTO lease_term (valid_from, most_units, pool_percent, hours, grace_minutes, kept_days)
VALUES (0, 50, 10, 168, 10, 45);

CREATE TABLE quota_lease (
    number BIGINT PRIMARY KEY,
    id TEXT NOT NULL,
    device TEXT NOT NULL,
    point_number BIGINT NOT NULL,
    product_number BIGINT NOT NULL,
    member_number BIGINT NOT NULL,
    first_day BIGINT NOT NULL,
    after_day BIGINT NOT NULL,
    units BIGINT NOT NULL,
    used BIGINT NOT NULL,
    after_item BIGINT NOT NULL,
    taken_at BIGINT NOT NULL,
    taken_by TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    honoured_until BIGINT NOT NULL,
    kept_until BIGINT NOT NULL,
    returned_at BIGINT,
    ended_at BIGINT,
    CONSTRAINT quota_lease_id UNIQUE (id),
    CONSTRAINT quota_lease_units CHECK (used >= 0 AND used <= units)
);

CREATE INDEX quota_lease_kept ON quota_lease (kept_until) WHERE ended_at IS NULL;
CREATE INDEX quota_lease_holder ON quota_lease (product_number, member_number) WHERE ended_at IS NULL;
CREATE INDEX quota_lease_device ON quota_lease (device) WHERE ended_at IS NULL;

CREATE TABLE quota_lease_sale (
    sale_sequence BIGINT NOT NULL REFERENCES sale (sequence),
    lease_number BIGINT NOT NULL REFERENCES quota_lease (number),
    PRIMARY KEY (sale_sequence, lease_number)
);
