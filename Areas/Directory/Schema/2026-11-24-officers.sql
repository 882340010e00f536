CREATE TABLE directory_officer (
    number BIGINT PRIMARY KEY,
    unit_number BIGINT NOT NULL REFERENCES union_unit (number),
    post TEXT NOT NULL CONSTRAINT directory_officer_post CHECK (post IN (
        'chair', 'vice_chair', 'standing_member', 'committee_member', 'inspection_chair', 'inspection_member',
        'specialised_staff', 'group_leader')),
    term_from BIGINT NOT NULL,
    term_to BIGINT,
    version BIGINT NOT NULL,
    CONSTRAINT directory_officer_term CHECK (term_to > term_from)
);

CREATE INDEX directory_officer_unit ON directory_officer (unit_number, post, term_from);

CREATE TABLE directory_officer_person (
    officer_number BIGINT PRIMARY KEY REFERENCES directory_officer (number),
    full_name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    birth_date BIGINT,
    sex TEXT CONSTRAINT directory_officer_person_sex CHECK (sex IN ('male', 'female'))
);
