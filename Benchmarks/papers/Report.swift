internal import Documents

/// What the benchmark writes: an invented report of a provincial union, and rows of sales.
enum Report {
    /// Twelve columns, as an export of sales has them.
    static let columns =
        [
            SheetColumn("Mã"), SheetColumn("Ngày", kind: .day), SheetColumn("Số tiền", kind: .money),
            SheetColumn("Lượt", kind: .integer),
        ] + (5...12).map { SheetColumn("Cột \($0)") }

    static func row(_ index: Int) -> [SheetCell] {
        [
            .text("BH\(index)"), .day(year: 2026, month: index % 12 + 1, day: index % 28 + 1),
            .integer(Int64(index) * 1_000), .integer(1),
        ] + (5...12).map { .text("Điểm bán số \(index % 97), cột \($0)") }
    }

    /// About one page for a section: prose, a list and a table with a header of two rows.
    static func document(sections: Int) -> OfficialDocument {
        OfficialDocument(
            fileTitle: "Báo cáo kết quả chương trình phúc lợi",
            header: DocumentHeader(
                superior: "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", issuer: "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN",
                number: "Số: " + DocumentNumber(5, symbol: "BC-LĐLĐ").text,
                placeAndDate: "Bình An, ngày 05 tháng 7 năm 2026"),
            title: .named(kind: "BÁO CÁO", subject: "Kết quả chương trình phúc lợi đoàn viên 6 tháng đầu năm 2026"),
            addressee: Addressee(caption: "Kính gửi:", names: ["Tổng Liên đoàn Lao động Việt Nam"]),
            body: (1...max(sections, 1)).flatMap(section),
            signature: SignatureBlock(authority: "TM. BAN THƯỜNG VỤ", post: "CHỦ TỊCH", signer: "Nguyễn Thị Hoà"),
            recipients: RecipientList(
                caption: "Nơi nhận:", names: ["Như trên", "Các công đoàn cơ sở trực thuộc", "Lưu: VT, CSXH"]))
    }

    private static func section(_ number: Int) -> [DocumentBlock] {
        let prose: DocumentText =
            "Trong kỳ báo cáo, các cấp công đoàn đã ký kết và triển khai thỏa thuận hợp tác với các đối tác, "
            + .bold("12.450 đoàn viên")
            + " được hưởng ưu đãi với 38.216 lượt, giá trị giảm giá 1.234.567.000 đồng, đạt 58,32% kế hoạch năm."
        return [
            .heading("\(number). Kết quả thực hiện", level: 1),
            .paragraph(prose), .paragraph(prose),
            .list(DocumentList(["Đã đưa vào hoạt động 15 điểm bán", "Hướng dẫn 120 công đoàn cơ sở"])),
            .table(table(number)),
            .note("Số liệu tính đến hết ngày 30/6/2026; chưa gồm 02 đơn vị chưa nộp báo cáo."),
        ]
    }

    private static func table(_ number: Int) -> DocumentTable {
        DocumentTable(
            caption: "Bảng \(number). Kết quả theo đơn vị", remark: "Đơn vị tính: đồng",
            columns: [
                .init(width: 1, alignment: .center), .init(width: 5), .init(width: 2, alignment: .right),
                .init(width: 2, alignment: .right), .init(width: 3, alignment: .right),
            ],
            header: [
                [
                    .init("TT", rows: 2), .init("Đơn vị", rows: 2), .init("Kết quả", columns: 2),
                    .init("Giá trị giảm giá", rows: 2),
                ],
                ["Người", "Lượt"],
            ],
            rows: (1...14).map { row in
                ["\(row)", "Công đoàn cơ sở số \(row * number)", "\(row * 31)", "\(row * 77)", "\(row).250.000"]
            },
            totals: [[.init("Cộng", columns: 2, alignment: .center), "3.255", "8.085", "105.250.000"]])
    }
}
