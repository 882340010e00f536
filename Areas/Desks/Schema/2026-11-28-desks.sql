CREATE TABLE desk_seen (
    person TEXT PRIMARY KEY,
    seen_until BIGINT NOT NULL
);
