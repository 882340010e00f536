CREATE TABLE union_change (
    number BIGINT PRIMARY KEY,
    day BIGINT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT union_change_kind
        CHECK (kind IN ('open', 'rename', 'split', 'merge', 'move', 'close')),
    from_number BIGINT NOT NULL REFERENCES union_unit (number),
    to_number BIGINT REFERENCES union_unit (number),
    share BIGINT CONSTRAINT union_change_share CHECK (share >= 0),
    name TEXT
);

CREATE UNIQUE INDEX union_change_key ON union_change (day, kind, from_number, COALESCE(to_number, 0));
