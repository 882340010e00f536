CREATE TABLE care_grant (
    id TEXT PRIMARY KEY,
    partner_number BIGINT NOT NULL REFERENCES partner (number),
    unit_number BIGINT NOT NULL REFERENCES union_unit (number),
    kind TEXT NOT NULL CONSTRAINT care_grant_kind CHECK (kind IN ('bus_ticket', 'house', 'tet_reunion', 'other')),
    granted_on BIGINT NOT NULL,
    name TEXT,
    persons BIGINT CONSTRAINT care_grant_persons CHECK (persons >= 0),
    places TEXT,
    amount BIGINT NOT NULL CONSTRAINT care_grant_amount CHECK (amount BETWEEN 0 AND 1000000000000)
);

CREATE INDEX care_grant_day ON care_grant (granted_on, partner_number);
