CREATE TABLE report_form (
    code TEXT NOT NULL,
    version BIGINT NOT NULL CONSTRAINT report_form_version CHECK (version >= 1),
    content TEXT NOT NULL,
    stored_at BIGINT NOT NULL,
    stored_by TEXT NOT NULL,
    PRIMARY KEY (code, version)
);

CREATE TABLE form_assignment (
    number BIGINT PRIMARY KEY,
    form_code TEXT NOT NULL,
    period_kind TEXT NOT NULL
        CONSTRAINT form_assignment_period CHECK (period_kind IN ('month', 'quarter', 'halfYear', 'year')),
    subject_code TEXT NOT NULL,
    unit_kind TEXT,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    CONSTRAINT form_assignment_life CHECK (valid_to > valid_from),
    CONSTRAINT form_assignment_key UNIQUE (form_code, period_kind, subject_code, valid_from)
);

CREATE TABLE form_period (
    form_code TEXT NOT NULL,
    period TEXT NOT NULL,
    form_version BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    opens_on BIGINT NOT NULL,
    due_on BIGINT NOT NULL,
    locks_on BIGINT NOT NULL,
    PRIMARY KEY (form_code, period),
    FOREIGN KEY (form_code, form_version) REFERENCES report_form (code, version),
    CONSTRAINT form_period_clocks CHECK (opens_on <= due_on AND due_on <= locks_on)
);

CREATE TABLE obligation (
    number BIGINT PRIMARY KEY,
    form_code TEXT NOT NULL,
    period TEXT NOT NULL,
    subject_code TEXT NOT NULL,
    status TEXT NOT NULL CONSTRAINT obligation_status
        CHECK (status IN ('owed', 'draft', 'submitted', 'returned', 'accepted', 'approved', 'excused')),
    due_on BIGINT NOT NULL,
    locks_on BIGINT NOT NULL,
    version BIGINT NOT NULL,
    content TEXT NOT NULL,
    submitted_at BIGINT,
    changed_in BIGINT NOT NULL,
    FOREIGN KEY (form_code, period) REFERENCES form_period (form_code, period),
    CONSTRAINT obligation_key UNIQUE (form_code, period, subject_code),
    CONSTRAINT obligation_clocks CHECK (due_on <= locks_on)
);

CREATE INDEX obligation_subject ON obligation (subject_code, form_code, period);
CREATE INDEX obligation_change ON obligation (form_code, period, changed_in);

CREATE TABLE obligation_event (
    number BIGINT PRIMARY KEY,
    obligation_number BIGINT NOT NULL REFERENCES obligation (number),
    action TEXT NOT NULL CONSTRAINT obligation_event_action
        CHECK (action IN ('save', 'submit', 'return', 'accept', 'approve', 'excuse', 'extend', 'remind', 'reopen')),
    version BIGINT NOT NULL,
    cell TEXT,
    note TEXT,
    content TEXT,
    happened_at BIGINT NOT NULL,
    done_by TEXT NOT NULL
);

CREATE INDEX obligation_event_of ON obligation_event (obligation_number, number);
