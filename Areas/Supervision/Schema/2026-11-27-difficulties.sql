CREATE TABLE difficulty (
    number BIGINT PRIMARY KEY,
    raiser_unit BIGINT REFERENCES union_unit (number),
    raiser_partner BIGINT REFERENCES partner (number),
    answering_unit BIGINT NOT NULL REFERENCES union_unit (number),
    answering_since BIGINT NOT NULL,
    agreement_number BIGINT REFERENCES agreement (number),
    partner_number BIGINT REFERENCES partner (number),
    point_number BIGINT REFERENCES point_of_sale (number),
    level TEXT CONSTRAINT difficulty_level
        CHECK (level IN ('national', 'sector', 'provincial', 'district', 'grassroots')),
    arose_on BIGINT NOT NULL,
    sentence TEXT NOT NULL,
    handling TEXT,
    folded_text TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT difficulty_state
        CHECK (state IN ('raised', 'taken_up', 'answered', 'settled', 'reopened')),
    version BIGINT NOT NULL,
    raised_at BIGINT NOT NULL,
    CONSTRAINT difficulty_side CHECK ((raiser_unit IS NULL) <> (raiser_partner IS NULL))
);

CREATE INDEX difficulty_of_unit ON difficulty (raiser_unit, arose_on);
CREATE INDEX difficulty_of_partner ON difficulty (raiser_partner, arose_on);

CREATE TABLE difficulty_step (
    number BIGINT PRIMARY KEY,
    difficulty_number BIGINT NOT NULL REFERENCES difficulty (number),
    action TEXT NOT NULL CONSTRAINT difficulty_step_action
        CHECK (action IN ('raise', 'take_up', 'answer', 'pass_up', 'add_files', 'settle', 'reopen')),
    note TEXT,
    unit_number BIGINT REFERENCES union_unit (number),
    happened_at BIGINT NOT NULL,
    done_by TEXT NOT NULL
);

CREATE INDEX difficulty_step_of ON difficulty_step (difficulty_number, number);

CREATE TABLE difficulty_file (
    difficulty_number BIGINT NOT NULL REFERENCES difficulty (number),
    place BIGINT NOT NULL,
    hash TEXT NOT NULL REFERENCES attachment_file (hash),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (difficulty_number, place)
);
