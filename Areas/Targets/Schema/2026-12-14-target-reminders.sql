-- Words to the units at which something is missing from a target, as they were sent.
CREATE TABLE target_reminder (
    number BIGINT PRIMARY KEY,
    target_code TEXT NOT NULL,
    period TEXT NOT NULL,
    -- The unit from whose page it was sent.
    sender_number BIGINT NOT NULL REFERENCES union_unit (number),
    message TEXT NOT NULL,
    due_on BIGINT,
    sent_by TEXT NOT NULL,
    sent_at BIGINT NOT NULL
);

CREATE INDEX target_reminder_target ON target_reminder (target_code, period, sender_number);

CREATE TABLE target_reminder_unit (
    reminder_number BIGINT NOT NULL REFERENCES target_reminder (number),
    unit_number BIGINT NOT NULL REFERENCES union_unit (number),
    -- How much was missing there on that day.
    missing BIGINT NOT NULL CONSTRAINT target_reminder_unit_missing CHECK (missing > 0),
    PRIMARY KEY (reminder_number, unit_number)
);

CREATE INDEX target_reminder_unit_unit ON target_reminder_unit (unit_number);
