CREATE TABLE settings_version (
    version BIGINT PRIMARY KEY,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    content TEXT NOT NULL
);

CREATE TABLE settings_training (
    marked_at BIGINT PRIMARY KEY
);
