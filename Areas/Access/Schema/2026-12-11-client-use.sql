-- When a program's token was last looked up; at most once a minute.
ALTER TABLE access_client ADD COLUMN last_used_at BIGINT;
