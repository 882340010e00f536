import Documents

/// Documents that the tests write; units and people are invented.
enum OfficialDocumentFixture {
    static let created = 1_767_225_600

    /// A report with everything that a document can have, on about three pages.
    static let report = OfficialDocument(
        fileTitle: "Báo cáo phúc lợi 6 tháng", header: header,
        title: .named(kind: "BÁO CÁO", subject: "Kết quả chương trình phúc lợi đoàn viên 6 tháng đầu năm 2026"),
        addressee: Addressee(caption: "Kính gửi:", names: ["Tổng Liên đoàn Lao động Việt Nam"]),
        body: [
            .legalBasis(["Căn cứ Luật Công đoàn", "Căn cứ Kế hoạch số 56/KH-TLĐ"]),
            .heading("I. KẾT QUẢ THỰC HIỆN", level: 1),
            .heading("1. Ký kết và triển khai", level: 2),
            .paragraph("Có 2.150/3.686 đơn vị nộp báo cáo, đạt " + .bold("58,32%") + "; thụ hưởng 12.450 đoàn viên."),
            .list(DocumentList(["Điểm bán: 15 điểm", "Công đoàn cơ sở: 120 đơn vị"])),
            .list(DocumentList(["một", "hai", "ba", "bốn", "năm"], mark: .letters)),
            .table(table(rows: 45)),
            .note("Số liệu tính đến hết ngày 30/6/2026."),
            .pageBreak,
            .heading("II. KIẾN NGHỊ", level: 1),
            .paragraph(.italic("Đề nghị Tổng Liên đoàn tiếp tục hỗ trợ.")),
        ],
        signature: SignatureBlock(authority: "TM. BAN THƯỜNG VỤ", post: "CHỦ TỊCH", signer: "Nguyễn Thị Thuỷ"),
        recipients: RecipientList(caption: "Nơi nhận:", names: ["Như trên", "Các công đoàn cơ sở", "Lưu: VT"]))

    static let header = DocumentHeader(
        superior: "TỔNG LIÊN ĐOÀN\nLAO ĐỘNG VIỆT NAM", issuer: "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH BÌNH AN",
        number: "Số: " + DocumentNumber(5, symbol: "BC-LĐLĐ").text,
        placeAndDate: "Bình An, ngày 05 tháng 7 năm 2026")

    /// A table with a header of two rows, in which cells are merged in both directions.
    static func table(rows: Int) -> DocumentTable {
        DocumentTable(
            caption: "Bảng 1. Kết quả theo đơn vị", remark: "Đơn vị tính: đồng",
            columns: [
                .init(width: 1, alignment: .center), .init(width: 5), .init(width: 2, alignment: .right),
                .init(width: 2, alignment: .right), .init(width: 3, alignment: .right),
            ],
            header: [
                [
                    .init("TT", rows: 2), .init("Đơn vị", rows: 2), .init("Kết quả", columns: 2),
                    .init("Giảm giá", rows: 2),
                ],
                ["Người", "Lượt"],
            ],
            rows: rows == 0
                ? []
                : (1...rows).map { ["\($0)", "Công đoàn cơ sở \($0)", "\($0 * 31)", "\($0 * 77)", "\($0).250.000"] },
            totals: [[.init("Cộng", columns: 2, alignment: .center), "3.255", "8.085", "105.250.000"]])
    }

    /// Texts that are hard on XML, on fields of a text program, on the direction of writing and on fonts.
    static let hostileTexts = [
        "</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/>", "{ HYPERLINK \"http://example.invalid\" }",
        "]]>&amp;<!--",
        "a\u{0}b\u{1}c\u{1B}d\u{7F}e\u{9F}f", "\u{202E}đảo\u{202C}\u{200F}\u{2067}x\u{2069}",
        "\u{FFFE}\u{FFFF}\u{FEFF}y",
        "Nguye\u{302}\u{303}n Thi\u{323} Hoa\u{300}", "👩‍👩‍👧 漢字 ✓ שלום", "một\r\nhai\u{2028}ba\tbốn",
        "<b>đậm</b> & 'thường'",
        "%s%n$(rm)`x`", "_x0041_", String(repeating: "dài", count: 500), "", " ",
    ]

    /// Hostile texts in every place that takes one.
    static func hostile(_ text: String) -> OfficialDocument {
        OfficialDocument(
            fileTitle: text, language: text,
            header: DocumentHeader(
                superior: text, issuer: text, number: text, placeAndDate: text, heading: .own(name: text, motto: text)),
            title: .named(kind: text, subject: text), addressee: Addressee(caption: text, names: [text, text]),
            body: [
                .legalBasis([text]), .heading(text, level: -7), .paragraph(.bold(text) + .italic(text)),
                .list(DocumentList([DocumentText(text)], mark: .letters)), .note(text),
                .table(
                    DocumentTable(
                        caption: text, remark: text, columns: [.init(width: .nan), .init(width: -1)],
                        header: [[.init(DocumentText(text), columns: 99, rows: 99)]],
                        rows: [[.init(DocumentText(text)), .init(DocumentText(text)), .init(DocumentText(text))], []])),
            ],
            signature: SignatureBlock(authority: text, post: text, signer: text),
            recipients: RecipientList(caption: text, names: [text]))
    }
}
