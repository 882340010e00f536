-- Sessions of before end here: nothing tells from where they were begun.
DROP TABLE access_session;

CREATE TABLE access_session (
    id TEXT PRIMARY KEY,
    token_hash BYTEA NOT NULL CONSTRAINT access_session_token_hash UNIQUE,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    address TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);

CREATE INDEX access_session_account ON access_session (account_id);
CREATE INDEX access_session_seen ON access_session (seen_at);
