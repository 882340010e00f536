CREATE TABLE union_employer (
    unit_number BIGINT NOT NULL REFERENCES union_unit (number),
    sector TEXT NOT NULL CONSTRAINT union_employer_sector
        CHECK (sector IN ('state_body', 'state_enterprise', 'private_enterprise', 'foreign_enterprise')),
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    PRIMARY KEY (unit_number, valid_from),
    CONSTRAINT union_employer_life CHECK (valid_to > valid_from)
);
