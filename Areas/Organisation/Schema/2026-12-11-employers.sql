CREATE TABLE employer (
    number BIGINT PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT employer_code UNIQUE,
    version BIGINT NOT NULL
);

CREATE TABLE employer_state (
    employer_number BIGINT NOT NULL REFERENCES employer (number),
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT employer_state_kind CHECK (kind IN ('agency', 'public_unit', 'enterprise')),
    ownership TEXT CONSTRAINT employer_state_ownership CHECK (ownership IN ('state', 'non_state', 'foreign')),
    industry TEXT,
    headcount BIGINT CONSTRAINT employer_state_headcount CHECK (headcount >= 0),
    women BIGINT,
    unit_number BIGINT NOT NULL REFERENCES union_unit (number),
    has_union BIGINT NOT NULL CONSTRAINT employer_state_has_union CHECK (has_union IN (0, 1)),
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    PRIMARY KEY (employer_number, valid_from),
    CONSTRAINT employer_state_women CHECK (women >= 0 AND women <= headcount),
    CONSTRAINT employer_state_owner CHECK ((kind = 'enterprise') = (ownership IS NOT NULL)),
    CONSTRAINT employer_state_life CHECK (valid_to > valid_from)
);

CREATE INDEX employer_state_unit ON employer_state (unit_number);

-- The first level of the Vietnam Standard Industrial Classification; a letter means what the edition of the day says.
CREATE TABLE industry (
    edition TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    valid_from BIGINT,
    valid_to BIGINT,
    source TEXT NOT NULL,
    is_certain BIGINT NOT NULL CONSTRAINT industry_is_certain CHECK (is_certain IN (0, 1)),
    PRIMARY KEY (edition, code)
);

INSERT INTO industry (edition, code, name, valid_from, valid_to, source, is_certain) VALUES
    ('2018', 'A', 'Nông nghiệp, lâm nghiệp và thủy sản', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'B', 'Khai khoáng', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'C', 'Công nghiệp chế biến, chế tạo', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'D', 'Sản xuất và phân phối điện, khí đốt, nước nóng, hơi nước và điều hòa không khí', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'E', 'Cung cấp nước; quản lý và xử lý rác thải, nước thải', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'F', 'Xây dựng', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'G', 'Bán buôn và bán lẻ; sửa chữa ô tô, mô tô, xe máy và xe có động cơ khác', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'H', 'Vận tải, kho bãi', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'I', 'Dịch vụ lưu trú và ăn uống', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'J', 'Thông tin và truyền thông', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'K', 'Tài chính, ngân hàng và bảo hiểm', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'L', 'Kinh doanh bất động sản', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'M', 'Chuyên môn, khoa học và công nghệ', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'N', 'Hành chính và dịch vụ hỗ trợ', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'O', 'Đảng Cộng sản, tổ chức chính trị - xã hội, quản lý nhà nước, an ninh quốc phòng; bảo đảm xã hội bắt buộc', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'P', 'Giáo dục và đào tạo', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'Q', 'Y tế và trợ giúp xã hội', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'R', 'Nghệ thuật, vui chơi và giải trí', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'S', 'Dịch vụ khác', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'T', 'Làm thuê trong các hộ gia đình, sản xuất tự tiêu dùng của hộ gia đình', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2018', 'U', 'Tổ chức và cơ quan quốc tế', NULL, 20407, 'Quyết định 27/2018/QĐ-TTg', 1),
    ('2025', 'A', 'Nông nghiệp, lâm nghiệp và thủy sản', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'B', 'Khai khoáng', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'C', 'Công nghiệp chế biến, chế tạo', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'D', 'Sản xuất và phân phối điện, khí đốt, nước nóng, hơi nước và điều hòa không khí', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'E', 'Cung cấp nước; quản lý và xử lý rác thải, nước thải', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'F', 'Xây dựng', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'G', 'Bán buôn và bán lẻ', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'H', 'Vận tải, kho bãi', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'I', 'Dịch vụ lưu trú và ăn uống', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'J', 'Xuất bản, phát sóng, sản xuất và phân phối nội dung', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'K', 'Viễn thông, lập trình máy tính, tư vấn, hạ tầng máy tính và dịch vụ thông tin khác', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'L', 'Tài chính, ngân hàng và bảo hiểm', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'M', 'Kinh doanh bất động sản', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'N', 'Chuyên môn, khoa học và công nghệ', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'O', 'Hành chính và dịch vụ hỗ trợ', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'P', 'Đảng Cộng sản, tổ chức chính trị - xã hội, quản lý nhà nước, an ninh quốc phòng; bảo đảm xã hội bắt buộc', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'Q', 'Giáo dục và đào tạo', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'R', 'Y tế và trợ giúp xã hội', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'S', 'Nghệ thuật, thể thao và giải trí', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'T', 'Dịch vụ khác', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'U', 'Làm thuê trong các hộ gia đình, sản xuất tự tiêu dùng của hộ gia đình', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0),
    ('2025', 'V', 'Tổ chức và cơ quan quốc tế', 20407, NULL, 'Quyết định 36/2025/QĐ-TTg', 0);
