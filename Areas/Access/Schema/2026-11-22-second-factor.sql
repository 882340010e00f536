CREATE TABLE access_second_factor (
    account_id TEXT PRIMARY KEY REFERENCES access_account (id),
    secret BYTEA NOT NULL,
    is_sealed BIGINT NOT NULL CONSTRAINT access_second_factor_sealed CHECK (is_sealed IN (0, 1)),
    made_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    last_step BIGINT NOT NULL
);

CREATE TABLE access_recovery_code (
    account_id TEXT NOT NULL REFERENCES access_account (id),
    code_hash BYTEA NOT NULL,
    PRIMARY KEY (account_id, code_hash)
);

CREATE TABLE access_sign_in_step (
    token_hash BYTEA PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    expires_at BIGINT NOT NULL
);

CREATE INDEX access_sign_in_step_account ON access_sign_in_step (account_id);
