CREATE TABLE union_territory (
    unit_number BIGINT NOT NULL REFERENCES union_unit (number),
    division_vintage TEXT NOT NULL,
    division_code TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    PRIMARY KEY (unit_number, division_vintage, division_code, valid_from),
    FOREIGN KEY (division_vintage, division_code) REFERENCES division (vintage, code),
    CONSTRAINT union_territory_life CHECK (valid_to > valid_from)
);
