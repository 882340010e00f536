CREATE TABLE discount_cap (
    number BIGINT PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT discount_cap_kind CHECK (kind IN ('general', 'concentrated')),
    percent_millionths BIGINT NOT NULL
        CONSTRAINT discount_cap_percent CHECK (percent_millionths BETWEEN 0 AND 100000000),
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    source TEXT NOT NULL,
    is_certain BIGINT NOT NULL CONSTRAINT discount_cap_certain CHECK (is_certain IN (0, 1)),
    CONSTRAINT discount_cap_life CHECK (valid_to > valid_from)
);

INSERT INTO discount_cap (number, kind, percent_millionths, valid_from, valid_to, source, is_certain) VALUES
    (1, 'general', 50000000, 17727, 20058, 'Nghị định 81/2018/NĐ-CP', 0),
    (2, 'general', 50000000, 20058, NULL, 'Nghị định 81/2018/NĐ-CP, sửa đổi bởi Nghị định 128/2024/NĐ-CP', 1),
    (3, 'concentrated', 100000000, 20087, 20117, 'Nghị định 128/2024/NĐ-CP: 30 ngày trước Tết Ất Tỵ', 0),
    (4, 'concentrated', 100000000, 20471, 20501, 'Nghị định 128/2024/NĐ-CP: 30 ngày trước Tết Bính Ngọ', 0);

CREATE TABLE redeem_instruction (
    partner_number BIGINT NOT NULL REFERENCES partner (number),
    product_number BIGINT REFERENCES product (number),
    method TEXT NOT NULL CONSTRAINT redeem_instruction_method
        CHECK (method IN ('show_card', 'scan_card', 'list', 'slip', 'on_site', 'online')),
    proof TEXT NOT NULL CONSTRAINT redeem_instruction_proof
        CHECK (proof IN ('card', 'card_code', 'union_list', 'union_letter')),
    steps TEXT,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    CONSTRAINT redeem_instruction_life CHECK (valid_to > valid_from),
    CONSTRAINT redeem_instruction_key UNIQUE (partner_number, product_number, valid_from)
);

CREATE TABLE counterpart (
    partner_number BIGINT NOT NULL REFERENCES partner (number),
    unit_number BIGINT NOT NULL REFERENCES union_unit (number),
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    CONSTRAINT counterpart_life CHECK (valid_to > valid_from),
    PRIMARY KEY (partner_number, unit_number, valid_from)
);

CREATE INDEX counterpart_unit ON counterpart (unit_number);
