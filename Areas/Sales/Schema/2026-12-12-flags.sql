CREATE TABLE history_rule (
    valid_from BIGINT PRIMARY KEY,
    days BIGINT NOT NULL CHECK (days > 0),
    least_days BIGINT NOT NULL CHECK (least_days > 0),
    factor BIGINT NOT NULL CHECK (factor > 0),
    least_sales BIGINT NOT NULL CHECK (least_sales > 0),
    least_sales_new BIGINT NOT NULL CHECK (least_sales_new > 0)
);

INSERT INTO history_rule (valid_from, days, least_days, factor, least_sales, least_sales_new)
VALUES (0, 28, 5, 4, 40, 200);

CREATE INDEX sale_flag_kind ON sale_flag (flag, sale_sequence);
