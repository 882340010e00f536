CREATE TABLE webhook (
    id TEXT PRIMARY KEY,
    partner_number BIGINT NOT NULL,
    url TEXT NOT NULL,
    events TEXT NOT NULL,
    secret BYTEA NOT NULL,
    is_sealed BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'failing', 'stopped')),
    state_at BIGINT NOT NULL,
    ledger_sequence BIGINT NOT NULL,
    trust_version BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    held_until BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL
);

CREATE INDEX webhook_partner ON webhook (partner_number, id);

CREATE TABLE webhook_delivery (
    id TEXT PRIMARY KEY,
    webhook_id TEXT NOT NULL REFERENCES webhook (id),
    event TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    answer BIGINT,
    fault TEXT,
    tried_at BIGINT,
    made_at BIGINT NOT NULL,
    CONSTRAINT webhook_delivery_once UNIQUE (webhook_id, event, subject)
);

CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_latest ON webhook_delivery (webhook_id, id);
CREATE INDEX webhook_delivery_done ON webhook_delivery (made_at) WHERE state <> 'waiting';
