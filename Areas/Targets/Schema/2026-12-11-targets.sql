CREATE TABLE target (
    code TEXT NOT NULL,
    place BIGINT NOT NULL,
    title_vi TEXT NOT NULL,
    title_en TEXT NOT NULL,
    counted_vi TEXT NOT NULL,
    counted_en TEXT NOT NULL,
    numerator_vi TEXT NOT NULL,
    numerator_en TEXT NOT NULL,
    denominator_vi TEXT NOT NULL,
    denominator_en TEXT NOT NULL,
    source TEXT NOT NULL,
    reporting_year TEXT NOT NULL CONSTRAINT target_year CHECK (reporting_year IN ('calendar', 'union')),
    direction TEXT NOT NULL CONSTRAINT target_direction CHECK (direction IN ('at_least', 'at_most')),
    decimals BIGINT NOT NULL CONSTRAINT target_decimals CHECK (decimals BETWEEN 0 AND 6),
    rounding TEXT NOT NULL CONSTRAINT target_rounding CHECK (rounding IN ('half_up', 'cut')),
    document TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    PRIMARY KEY (code, valid_from),
    CONSTRAINT target_life CHECK (valid_to > valid_from)
);

-- Who has to reach how much: a unit with all below it, or everybody when no unit is named. Millionths of one per cent.
CREATE TABLE target_threshold (
    number BIGINT PRIMARY KEY,
    target_code TEXT NOT NULL,
    unit_number BIGINT REFERENCES union_unit (number),
    threshold BIGINT NOT NULL CONSTRAINT target_threshold_share CHECK (threshold BETWEEN 0 AND 100000000),
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    document TEXT,
    version BIGINT NOT NULL,
    CONSTRAINT target_threshold_life CHECK (valid_to > valid_from)
);

CREATE INDEX target_threshold_target ON target_threshold (target_code);

INSERT INTO target (code, place, title_vi, title_en, counted_vi, counted_en, numerator_vi, numerator_en, denominator_vi,
    denominator_en, source, reporting_year, direction, decimals, rounding, document, valid_from, valid_to) VALUES
    ('T1', 1, 'Hội nghị cán bộ, công chức, viên chức', 'Conferences of public employees', 'cơ quan, đơn vị', 'agencies and units', 'Cơ quan, đơn vị đã tổ chức hội nghị hợp lệ', 'Agencies and units that held a valid conference', 'Cơ quan, đơn vị có công đoàn', 'Agencies and units with a union',
        'dialogue.agency_conferences', 'calendar', 'at_least', 2, 'half_up', 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 17532, NULL),
    ('T2', 2, 'Hội nghị người lao động, doanh nghiệp nhà nước', 'Employees'' conferences, state enterprises', 'doanh nghiệp', 'enterprises', 'Doanh nghiệp nhà nước đã tổ chức hội nghị hợp lệ', 'State enterprises that held a valid conference', 'Doanh nghiệp nhà nước có công đoàn', 'State enterprises with a union',
        'dialogue.state_conferences', 'calendar', 'at_least', 2, 'half_up', 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 17532, NULL),
    ('T3', 3, 'Hội nghị người lao động, loại hình khác', 'Employees'' conferences, other enterprises', 'doanh nghiệp', 'enterprises', 'Doanh nghiệp khác đã tổ chức hội nghị hợp lệ', 'Other enterprises that held a valid conference', 'Doanh nghiệp khác có công đoàn', 'Other enterprises with a union',
        'dialogue.other_conferences', 'calendar', 'at_least', 2, 'half_up', 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 17532, NULL),
    ('T4', 4, 'Đối thoại tại nơi làm việc, doanh nghiệp nhà nước', 'Dialogue at the workplace, state enterprises', 'doanh nghiệp', 'enterprises', 'Doanh nghiệp nhà nước đã đối thoại hợp lệ', 'State enterprises that held a valid dialogue', 'Doanh nghiệp nhà nước có công đoàn', 'State enterprises with a union',
        'dialogue.state_dialogues', 'calendar', 'at_least', 2, 'half_up', 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 17532, NULL),
    ('T5', 5, 'Đối thoại tại nơi làm việc, loại hình khác', 'Dialogue at the workplace, other enterprises', 'doanh nghiệp', 'enterprises', 'Doanh nghiệp khác đã đối thoại hợp lệ', 'Other enterprises that held a valid dialogue', 'Doanh nghiệp khác có công đoàn', 'Other enterprises with a union',
        'dialogue.other_dialogues', 'calendar', 'at_least', 2, 'half_up', 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 17532, NULL),
    ('T6', 6, 'Ký thỏa ước lao động tập thể', 'Collective agreements', 'doanh nghiệp', 'enterprises', 'Doanh nghiệp có công đoàn và thỏa ước còn hiệu lực', 'Enterprises with a union and an agreement in force', 'Doanh nghiệp có công đoàn', 'Enterprises with a union',
        'bargaining.enterprises_with_agreement', 'calendar', 'at_least', 2, 'half_up', 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 17532, NULL),
    ('T7', 7, 'Thỏa ước xếp loại B trở lên', 'Agreements of grade B or better', 'bản thỏa ước', 'agreements', 'Thỏa ước còn hiệu lực xếp loại A hoặc B', 'Agreements in force of grade A or B', 'Thỏa ước còn hiệu lực, kể cả không xếp loại', 'Agreements in force, ungraded ones too',
        'bargaining.agreements_graded_b', 'calendar', 'at_least', 2, 'half_up', 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 17532, NULL),
    ('T8', 8, 'Vụ việc có đại diện công đoàn tham gia', 'Cases with a union representative', 'vụ việc', 'cases', 'Vụ việc có đại diện công đoàn', 'Cases with a union representative', 'Vụ việc có nhu cầu tư vấn, tranh tụng', 'Cases that want counsel or litigation',
        'protection.represented_cases', 'calendar', 'at_least', 2, 'half_up', 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 17532, NULL),
    ('T9', 9, 'Cán bộ an toàn, vệ sinh lao động được bồi dưỡng', 'Safety officers trained', 'người', 'persons', 'Cán bộ đã được bồi dưỡng', 'Officers who were trained', 'Cán bộ được phân công ở công đoàn cấp trên cơ sở', 'Officers assigned at upper unions',
        'protection.trained_officers', 'calendar', 'at_least', 2, 'half_up', 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 17532, NULL),
    ('T10', 10, 'Tai nạn lao động nặng, chết người có công đoàn tham gia điều tra', 'Serious and fatal accidents investigated with the union', 'vụ', 'accidents', 'Vụ có công đoàn cơ sở tham gia đoàn điều tra', 'Accidents with the grassroots union in the team', 'Vụ tai nạn lao động nặng và chết người', 'Serious and fatal accidents',
        'protection.investigated_accidents', 'calendar', 'at_least', 2, 'half_up', 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 17532, NULL),
    ('T11', 11, 'Chi cho nhiệm vụ đại diện, bảo vệ', 'Spending on representation and protection', 'đồng', 'đồng', 'Chi cho nhiệm vụ đại diện, bảo vệ', 'Spending on representation and protection', 'Thu tài chính công đoàn trong năm', 'The union''s revenue of the year',
        'finance.representation_spending', 'calendar', 'at_least', 2, 'half_up', 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 17532, NULL);

-- The programme runs from 2018 to 2023; from 2024 on nothing is set until somebody assigns it.
INSERT INTO target_threshold (number, target_code, unit_number, threshold, valid_from, valid_to, document, version) VALUES
    (1, 'T1', NULL, 98000000, 17532, 19723, 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 1),
    (2, 'T2', NULL, 95000000, 17532, 19723, 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 1),
    (3, 'T3', NULL, 60000000, 17532, 19723, 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 1),
    (4, 'T4', NULL, 90000000, 17532, 19723, 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 1),
    (5, 'T5', NULL, 70000000, 17532, 19723, 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 1),
    (6, 'T6', NULL, 70000000, 17532, 19723, 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 1),
    (7, 'T7', NULL, 45000000, 17532, 19723, 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 1),
    (8, 'T8', NULL, 100000000, 17532, 19723, 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 1),
    (9, 'T9', NULL, 100000000, 17532, 19723, 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 1),
    (10, 'T10', NULL, 100000000, 17532, 19723, 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 1),
    (11, 'T11', NULL, 2000000, 17532, 19723, 'Chương trình 2494/CTr-TLĐ, 19/12/2018', 1);

INSERT INTO number_series (name, last) VALUES ('target_threshold', 11);
