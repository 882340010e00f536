CREATE TABLE union_headcount (
    unit_number BIGINT NOT NULL REFERENCES union_unit (number),
    counted_on BIGINT NOT NULL,
    members BIGINT NOT NULL CONSTRAINT union_headcount_members CHECK (members >= 0),
    female_members BIGINT
        CONSTRAINT union_headcount_female_members CHECK (female_members BETWEEN 0 AND members),
    non_members BIGINT CONSTRAINT union_headcount_non_members CHECK (non_members >= 0),
    female_non_members BIGINT
        CONSTRAINT union_headcount_female_non_members CHECK (female_non_members BETWEEN 0 AND non_members),
    PRIMARY KEY (unit_number, counted_on)
);
