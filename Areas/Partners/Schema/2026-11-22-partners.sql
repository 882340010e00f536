CREATE TABLE partner (
    number BIGINT PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT partner_code UNIQUE,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    legal_kind TEXT NOT NULL
        CONSTRAINT partner_legal_kind CHECK (legal_kind IN ('group', 'corporation', 'enterprise', 'household')),
    parent_number BIGINT REFERENCES partner (number),
    CONSTRAINT partner_not_own_parent CHECK (parent_number <> number)
);

CREATE INDEX partner_parent ON partner (parent_number);
CREATE INDEX partner_sort ON partner (sort_key);

CREATE TABLE agreement (
    number BIGINT PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT agreement_code UNIQUE,
    partner_number BIGINT NOT NULL REFERENCES partner (number),
    unit_number BIGINT NOT NULL REFERENCES union_unit (number),
    level TEXT NOT NULL
        CONSTRAINT agreement_level CHECK (level IN ('national', 'sector', 'provincial', 'district', 'grassroots')),
    signed_on BIGINT,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    covers TEXT NOT NULL CONSTRAINT agreement_covers CHECK (covers IN ('below', 'all')),
    CONSTRAINT agreement_life CHECK (valid_to > valid_from)
);

CREATE INDEX agreement_partner ON agreement (partner_number);
CREATE INDEX agreement_unit ON agreement (unit_number);

CREATE TABLE product (
    number BIGINT PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT product_code UNIQUE
);

CREATE TABLE product_price (
    product_number BIGINT NOT NULL REFERENCES product (number),
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    agreement_number BIGINT NOT NULL REFERENCES agreement (number),
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    kind TEXT NOT NULL CONSTRAINT product_price_kind CHECK (kind IN ('goods', 'service')),
    is_essential BIGINT NOT NULL CONSTRAINT product_price_essential CHECK (is_essential IN (0, 1)),
    list_price BIGINT NOT NULL CONSTRAINT product_price_list CHECK (list_price >= 0),
    discount_millionths BIGINT
        CONSTRAINT product_price_discount CHECK (discount_millionths BETWEEN 0 AND 100000000),
    member_price BIGINT CONSTRAINT product_price_member CHECK (member_price >= 0),
    limit_count BIGINT CONSTRAINT product_price_limit CHECK (limit_count >= 0),
    limit_period TEXT
        CONSTRAINT product_price_period CHECK (limit_period IN ('day', 'week', 'month', 'year', 'total')),
    pool_count BIGINT CONSTRAINT product_price_pool CHECK (pool_count >= 0),
    redeem_method TEXT,
    area TEXT,
    PRIMARY KEY (product_number, valid_from),
    CONSTRAINT product_price_life CHECK (valid_to > valid_from)
);

CREATE INDEX product_price_agreement ON product_price (agreement_number);

CREATE TABLE point_of_sale (
    number BIGINT PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT point_of_sale_code UNIQUE,
    partner_number BIGINT NOT NULL REFERENCES partner (number),
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    address TEXT,
    division_vintage TEXT,
    division_code TEXT,
    latitude DOUBLE PRECISION CONSTRAINT point_of_sale_latitude CHECK (latitude BETWEEN -90 AND 90),
    longitude DOUBLE PRECISION CONSTRAINT point_of_sale_longitude CHECK (longitude BETWEEN -180 AND 180),
    opened_on BIGINT,
    closed_on BIGINT,
    host_unit_number BIGINT REFERENCES union_unit (number),
    FOREIGN KEY (division_vintage, division_code) REFERENCES division (vintage, code),
    CONSTRAINT point_of_sale_life CHECK (closed_on > opened_on)
);

CREATE INDEX point_of_sale_partner ON point_of_sale (partner_number);
CREATE INDEX point_of_sale_division ON point_of_sale (division_vintage, division_code);
CREATE INDEX point_of_sale_sort ON point_of_sale (sort_key);
