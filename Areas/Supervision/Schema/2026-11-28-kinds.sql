ALTER TABLE difficulty ADD COLUMN kind TEXT
    CONSTRAINT difficulty_kind CHECK (kind IN ('refused_card', 'wrong_price'));
