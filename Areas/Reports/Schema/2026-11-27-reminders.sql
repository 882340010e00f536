ALTER TABLE form_assignment ADD COLUMN remind_days TEXT NOT NULL DEFAULT '';

CREATE TABLE obligation_reminder (
    obligation_number BIGINT NOT NULL REFERENCES obligation (number),
    due_on BIGINT NOT NULL,
    mark BIGINT NOT NULL,
    event_number BIGINT NOT NULL REFERENCES obligation_event (number),
    PRIMARY KEY (obligation_number, due_on, mark)
);

CREATE INDEX obligation_reminder_event ON obligation_reminder (event_number);
CREATE INDEX obligation_due ON obligation (due_on, status);
