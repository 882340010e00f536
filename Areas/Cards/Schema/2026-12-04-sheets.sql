CREATE TABLE card_sheet (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    cards BIGINT NOT NULL,
    content BYTEA NOT NULL,
    gone_at BIGINT NOT NULL
);

CREATE INDEX card_sheet_gone ON card_sheet (gone_at);
