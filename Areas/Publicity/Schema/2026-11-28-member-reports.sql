CREATE TABLE member_report (
    difficulty_number BIGINT NOT NULL REFERENCES difficulty (number),
    member_number BIGINT NOT NULL REFERENCES member (number),
    PRIMARY KEY (difficulty_number, member_number)
);

CREATE INDEX member_report_member ON member_report (member_number, difficulty_number);
