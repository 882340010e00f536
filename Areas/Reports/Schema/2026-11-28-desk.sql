CREATE INDEX obligation_status ON obligation (status, due_on, locks_on, form_code, period, subject_code);
CREATE INDEX obligation_event_time ON obligation_event (happened_at, action);
