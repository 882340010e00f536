ALTER TABLE union_change ADD COLUMN edition BIGINT NOT NULL DEFAULT 1;
ALTER TABLE union_change ADD COLUMN entered_at BIGINT;
ALTER TABLE union_change ADD COLUMN entered_by TEXT;

DROP INDEX union_change_key;
CREATE UNIQUE INDEX union_change_key ON union_change (day, kind, from_number, COALESCE(to_number, 0), edition);
CREATE INDEX union_change_from ON union_change (from_number);
CREATE INDEX union_change_to ON union_change (to_number);

CREATE TABLE union_change_undo (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_name TEXT NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE union_change_undo_row (
    change_number BIGINT PRIMARY KEY REFERENCES union_change (number),
    undo_number BIGINT NOT NULL REFERENCES union_change_undo (number)
);

CREATE INDEX union_change_undo_rows ON union_change_undo_row (undo_number);

CREATE TABLE union_unit_founding (
    change_number BIGINT PRIMARY KEY REFERENCES union_change (number),
    unit_number BIGINT NOT NULL REFERENCES union_unit (number)
);

CREATE INDEX union_unit_founding_unit ON union_unit_founding (unit_number);
