ALTER TABLE member ADD COLUMN unit_number BIGINT REFERENCES union_unit (number);
ALTER TABLE member ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE member ADD COLUMN changed_in BIGINT NOT NULL DEFAULT 0;
ALTER TABLE member_assignment ADD COLUMN batch_number BIGINT;

UPDATE member SET unit_number = (
    SELECT place.unit_number FROM member_assignment place
    WHERE place.member_number = member.number ORDER BY place.joined_on DESC LIMIT 1);

CREATE TABLE member_word (
    member_number BIGINT NOT NULL REFERENCES member (number),
    word TEXT COLLATE "C" NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (member_number, word)
);

CREATE TABLE member_change (
    number BIGINT PRIMARY KEY,
    batch_number BIGINT NOT NULL,
    member_number BIGINT NOT NULL REFERENCES member (number),
    joined_on BIGINT NOT NULL,
    unit_number BIGINT NOT NULL,
    left_on BIGINT,
    full_name TEXT,
    birth_date BIGINT,
    sex TEXT
);

CREATE TABLE member_merge (
    number BIGINT PRIMARY KEY,
    alias_number BIGINT NOT NULL REFERENCES member (number),
    kept_number BIGINT NOT NULL REFERENCES member (number),
    merged_at BIGINT NOT NULL,
    merged_by TEXT NOT NULL,
    undone_at BIGINT,
    undone_by TEXT,
    CONSTRAINT member_merge_two CHECK (alias_number <> kept_number)
);

CREATE TABLE member_distinct (
    first_number BIGINT NOT NULL REFERENCES member (number),
    second_number BIGINT NOT NULL REFERENCES member (number),
    stated_at BIGINT NOT NULL,
    stated_by TEXT NOT NULL,
    PRIMARY KEY (first_number, second_number),
    CONSTRAINT member_distinct_order CHECK (first_number < second_number)
);

CREATE TABLE member_key (
    member_number BIGINT PRIMARY KEY REFERENCES member (number),
    content BYTEA NOT NULL,
    is_sealed BIGINT NOT NULL CONSTRAINT member_key_sealed CHECK (is_sealed IN (0, 1))
);

CREATE TABLE member_erasure (
    member_number BIGINT PRIMARY KEY REFERENCES member (number),
    erased_at BIGINT NOT NULL,
    erased_by TEXT NOT NULL
);

CREATE INDEX member_unit ON member (unit_number, number);
CREATE INDEX member_assignment_batch ON member_assignment (batch_number);
CREATE INDEX member_word_member ON member_word (word, member_number, words);
CREATE INDEX member_change_batch ON member_change (batch_number);
CREATE INDEX member_change_member ON member_change (member_number);
CREATE UNIQUE INDEX member_merge_alias ON member_merge (alias_number) WHERE undone_at IS NULL;
CREATE INDEX member_merge_kept ON member_merge (kept_number);
CREATE INDEX member_person_birth ON member_person (birth_date, folded_name);
CREATE INDEX member_person_unit ON member_person (unit_number, birth_date);
