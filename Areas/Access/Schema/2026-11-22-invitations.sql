CREATE TABLE access_invitation (
    account_id TEXT PRIMARY KEY REFERENCES access_account (id),
    token_hash BYTEA NOT NULL CONSTRAINT access_invitation_token_hash UNIQUE,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE access_password_request (
    account_id TEXT PRIMARY KEY REFERENCES access_account (id),
    asked_at BIGINT NOT NULL
);

CREATE INDEX access_password_request_order ON access_password_request (asked_at, account_id);
