CREATE TABLE form_assignment_kept (
    number BIGINT PRIMARY KEY,
    form_code TEXT NOT NULL,
    period_kind TEXT NOT NULL
        CONSTRAINT form_assignment_period CHECK (period_kind IN ('month', 'quarter', 'halfYear', 'year')),
    subject_code TEXT NOT NULL,
    unit_kind TEXT,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    remind_days TEXT NOT NULL DEFAULT '',
    CONSTRAINT form_assignment_life CHECK (valid_to > valid_from)
);

INSERT INTO form_assignment_kept
    (number, form_code, period_kind, subject_code, unit_kind, valid_from, valid_to, remind_days)
SELECT number, form_code, period_kind, subject_code, unit_kind, valid_from, valid_to, remind_days
FROM form_assignment;

DROP TABLE form_assignment;

ALTER TABLE form_assignment_kept RENAME TO form_assignment;

CREATE UNIQUE INDEX form_assignment_once
    ON form_assignment (form_code, period_kind, subject_code, COALESCE(unit_kind, ''), valid_from);
