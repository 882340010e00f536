ALTER TABLE product_price ADD COLUMN least_assurance BIGINT NOT NULL DEFAULT 0;

ALTER TABLE product_price ADD COLUMN offline TEXT NOT NULL DEFAULT 'refuse';
