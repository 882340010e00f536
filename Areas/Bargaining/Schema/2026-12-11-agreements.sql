CREATE TABLE collective_agreement (
    number BIGINT PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT collective_agreement_code UNIQUE,
    employer_number BIGINT NOT NULL REFERENCES employer (number),
    employer_party TEXT,
    worker_party TEXT,
    represented_by TEXT NOT NULL CONSTRAINT collective_agreement_represented_by
        CHECK (represented_by IN ('own_union', 'upper_union')),
    workers_covered BIGINT CONSTRAINT collective_agreement_workers CHECK (workers_covered >= 0),
    signed_on BIGINT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL,
    talks_from BIGINT,
    voided_on BIGINT,
    amended_on BIGINT,
    amendment TEXT,
    version BIGINT NOT NULL,
    CONSTRAINT collective_agreement_life CHECK (valid_to > valid_from),
    CONSTRAINT collective_agreement_signed CHECK (signed_on <= valid_from),
    CONSTRAINT collective_agreement_amendment CHECK ((amended_on IS NULL) = (amendment IS NULL))
);

CREATE INDEX collective_agreement_employer ON collective_agreement (employer_number);

CREATE TABLE collective_agreement_grade (
    agreement_number BIGINT NOT NULL REFERENCES collective_agreement (number),
    graded_on BIGINT NOT NULL,
    grade TEXT NOT NULL CONSTRAINT collective_agreement_grade_word CHECK (grade IN ('A', 'B', 'C', 'D', 'none')),
    reason TEXT CONSTRAINT collective_agreement_grade_reason CHECK (reason IN (
        'copies_law', 'void', 'illegal_content', 'wrong_signer', 'wrong_procedure', 'expired')),
    evidence TEXT,
    PRIMARY KEY (agreement_number, graded_on),
    CONSTRAINT collective_agreement_grade_why CHECK ((grade = 'none') = (reason IS NOT NULL))
);

-- How many days before its end talks about a new agreement may begin, and for how many after it the old one goes on
-- while they last: article 89 of the Labour Code of 2012, article 83 of that of 2019.
CREATE TABLE bargaining_rule (
    valid_from BIGINT PRIMARY KEY,
    window_days BIGINT NOT NULL CHECK (window_days >= 0),
    continuing_days BIGINT NOT NULL CHECK (continuing_days >= 0),
    source TEXT NOT NULL
);

INSERT INTO bargaining_rule (valid_from, window_days, continuing_days, source) VALUES
    (15826, 90, 60, 'Bộ luật Lao động 10/2012/QH13, Điều 89'),
    (18628, 90, 90, 'Bộ luật Lao động 45/2019/QH14, Điều 83');
