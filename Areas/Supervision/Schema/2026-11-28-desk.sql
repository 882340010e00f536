CREATE INDEX difficulty_step_time ON difficulty_step (happened_at);
