CREATE TABLE member (
    number BIGINT PRIMARY KEY,
    member_no TEXT NOT NULL CONSTRAINT member_member_no UNIQUE
);

CREATE TABLE member_assignment (
    member_number BIGINT NOT NULL REFERENCES member (number),
    unit_number BIGINT NOT NULL REFERENCES union_unit (number),
    joined_on BIGINT NOT NULL,
    left_on BIGINT,
    PRIMARY KEY (member_number, joined_on, unit_number),
    CONSTRAINT member_assignment_life CHECK (left_on > joined_on)
);

CREATE TABLE member_person (
    member_number BIGINT NOT NULL,
    joined_on BIGINT NOT NULL,
    unit_number BIGINT NOT NULL,
    full_name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    birth_date BIGINT,
    sex TEXT CONSTRAINT member_person_sex CHECK (sex IN ('male', 'female')),
    PRIMARY KEY (member_number, joined_on, unit_number),
    FOREIGN KEY (member_number, joined_on, unit_number)
        REFERENCES member_assignment (member_number, joined_on, unit_number)
);

CREATE INDEX member_assignment_unit ON member_assignment (unit_number, joined_on);
