ALTER TABLE directory_officer ADD COLUMN trained_on BIGINT;
