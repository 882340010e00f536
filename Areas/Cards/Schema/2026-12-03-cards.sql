CREATE TABLE card_root (
    key_id TEXT PRIMARY KEY,
    public_key TEXT NOT NULL,
    pinned_at BIGINT NOT NULL
);

CREATE TABLE card_key (
    key_id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    secret BYTEA NOT NULL,
    point BYTEA NOT NULL,
    not_before BIGINT NOT NULL,
    not_after BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    removed_at BIGINT,
    removal TEXT,
    CONSTRAINT card_key_lasts CHECK (not_after > not_before)
);

CREATE TABLE card_trust_list (
    version BIGINT PRIMARY KEY,
    content BYTEA NOT NULL,
    accepted_at BIGINT NOT NULL
);

CREATE TABLE card_status_list (
    number BIGINT PRIMARY KEY,
    scramble BYTEA NOT NULL,
    taken BIGINT NOT NULL CHECK (taken >= 0)
);

CREATE TABLE card (
    id BIGINT PRIMARY KEY,
    member_number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    key_id TEXT NOT NULL REFERENCES card_key (key_id),
    list_number BIGINT NOT NULL REFERENCES card_status_list (number),
    list_place BIGINT NOT NULL,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    issued_by TEXT NOT NULL,
    revoked_at BIGINT,
    revocation TEXT,
    last_step BIGINT,
    last_code BYTEA,
    CONSTRAINT card_place UNIQUE (list_number, list_place)
);

CREATE INDEX card_member ON card (member_number, issued_at);
CREATE INDEX card_revoked ON card (list_number, expires_at) WHERE revoked_at IS NOT NULL;
