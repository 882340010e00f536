CREATE TABLE division (
    vintage TEXT NOT NULL CONSTRAINT division_vintage CHECK (vintage IN ('2024', '2025')),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_code TEXT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    PRIMARY KEY (vintage, code),
    FOREIGN KEY (vintage, parent_code) REFERENCES division (vintage, code)
);

CREATE TABLE division_conversion (
    old_code TEXT NOT NULL,
    new_code TEXT NOT NULL,
    is_whole BIGINT NOT NULL CHECK (is_whole IN (0, 1)),
    is_default BIGINT NOT NULL CHECK (is_default IN (0, 1)),
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    PRIMARY KEY (old_code, new_code)
);

CREATE TABLE union_unit (
    number BIGINT PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT union_unit_code UNIQUE,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    kind TEXT NOT NULL,
    parent_number BIGINT REFERENCES union_unit (number),
    opened_on BIGINT,
    closed_on BIGINT,
    division_vintage TEXT,
    division_code TEXT,
    FOREIGN KEY (division_vintage, division_code) REFERENCES division (vintage, code),
    CONSTRAINT union_unit_life CHECK (closed_on > opened_on)
);

CREATE INDEX union_unit_parent ON union_unit (parent_number);
CREATE INDEX union_unit_sort ON union_unit (sort_key);
