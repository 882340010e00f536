CREATE TABLE access_account (
    id TEXT PRIMARY KEY,
    sign_in_name TEXT NOT NULL CONSTRAINT access_account_sign_in_name UNIQUE,
    display_name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    language TEXT NOT NULL CONSTRAINT access_account_language CHECK (language IN ('vi', 'en')),
    password_hash TEXT,
    made_at BIGINT NOT NULL,
    ended_at BIGINT
);

CREATE INDEX access_account_order ON access_account (sort_key, id);

CREATE TABLE access_role (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    name TEXT NOT NULL CONSTRAINT access_role_name CHECK (name IN (
        'administrator', 'confederation_officer', 'unit_officer', 'auditor', 'partner_manager', 'cashier')),
    scope_kind TEXT NOT NULL,
    scope_code TEXT,
    starts_on BIGINT NOT NULL,
    ends_on BIGINT,
    CONSTRAINT access_role_scope CHECK (
        (scope_kind = 'everything' AND scope_code IS NULL)
        OR (scope_kind IN ('unit', 'partner', 'point') AND scope_code IS NOT NULL)),
    CONSTRAINT access_role_dates CHECK (ends_on IS NULL OR ends_on >= starts_on)
);

CREATE INDEX access_role_account ON access_role (account_id);

CREATE TABLE access_session (
    token_hash BYTEA PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);

CREATE INDEX access_session_account ON access_session (account_id);
CREATE INDEX access_session_seen ON access_session (seen_at);

CREATE TABLE access_one_time_code (
    account_id TEXT PRIMARY KEY REFERENCES access_account (id),
    code_hash BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE access_failure (
    subject BYTEA PRIMARY KEY,
    count BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

CREATE INDEX access_failure_last ON access_failure (last_at);

CREATE TABLE access_client (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CONSTRAINT access_client_name UNIQUE,
    kind TEXT NOT NULL CONSTRAINT access_client_kind CHECK (kind IN ('till', 'reader')),
    scope_kind TEXT NOT NULL,
    scope_code TEXT,
    token_hash BYTEA NOT NULL CONSTRAINT access_client_token_hash UNIQUE,
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    CONSTRAINT access_client_scope CHECK (
        (scope_kind = 'everything' AND scope_code IS NULL)
        OR (scope_kind IN ('unit', 'partner', 'point') AND scope_code IS NOT NULL))
);
