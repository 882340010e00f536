CREATE TABLE access_acting (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    for_account_id TEXT NOT NULL REFERENCES access_account (id),
    consent TEXT NOT NULL,
    consented_on BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    CONSTRAINT access_acting_another CHECK (account_id <> for_account_id)
);

CREATE UNIQUE INDEX access_acting_session ON access_acting (session_id) WHERE ended_at IS NULL;
CREATE INDEX access_acting_account ON access_acting (account_id);
CREATE INDEX access_acting_for_account ON access_acting (for_account_id);
