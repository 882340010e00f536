CREATE TABLE directory_contact (
    number BIGINT PRIMARY KEY,
    unit_number BIGINT REFERENCES union_unit (number),
    partner_number BIGINT REFERENCES partner (number),
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    version BIGINT NOT NULL,
    CONSTRAINT directory_contact_side CHECK ((unit_number IS NULL) <> (partner_number IS NULL)),
    CONSTRAINT directory_contact_life CHECK (valid_to > valid_from)
);

CREATE UNIQUE INDEX directory_contact_key
    ON directory_contact (COALESCE(unit_number, 0), COALESCE(partner_number, 0), valid_from);

CREATE TABLE directory_contact_person (
    contact_number BIGINT PRIMARY KEY REFERENCES directory_contact (number),
    focal_person TEXT NOT NULL,
    address TEXT,
    phone TEXT,
    email TEXT,
    folded_text TEXT NOT NULL
);
