CREATE TABLE access_role_whole (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    name TEXT NOT NULL CONSTRAINT access_role_name CHECK (name IN (
        'administrator', 'confederation_officer', 'unit_officer', 'grassroots_officer', 'auditor', 'partner_manager',
        'branch_manager', 'cashier', 'member')),
    scope_kind TEXT NOT NULL,
    scope_code TEXT,
    starts_on BIGINT NOT NULL,
    ends_on BIGINT,
    CONSTRAINT access_role_scope CHECK (
        (scope_kind = 'everything' AND scope_code IS NULL)
        OR (scope_kind IN ('unit', 'partner', 'point', 'member') AND scope_code IS NOT NULL)),
    CONSTRAINT access_role_dates CHECK (ends_on IS NULL OR ends_on >= starts_on)
);

INSERT INTO access_role_whole (id, account_id, name, scope_kind, scope_code, starts_on, ends_on)
SELECT id, account_id, name, scope_kind, scope_code, starts_on, ends_on FROM access_role;

DROP TABLE access_role;
ALTER TABLE access_role_whole RENAME TO access_role;
CREATE INDEX access_role_account ON access_role (account_id);
