import Documents
import Kernel
import TestKit
import Testing

@testable import Reports

@Suite("The welfare report as a workbook", .clauses("0.25", "0.25b", "0.25d", "0.25e"))
struct WelfareWorkbookTests {
    private func sheets(_ report: WelfareReport = SampleReport.report) throws -> [[[String]]] {
        try WelfareWorkbook(report, SampleReport.words()).sheets.map(ReadBack.sheet)
    }

    private func row(_ caption: String, _ rows: [[String]]) throws -> [String] {
        try #require(rows.first { $0.count > 1 && $0[1] == caption })
    }

    @Test func `the title says whose figures these are, for when and up to which sale`() throws {
        let form = try sheets()[0]

        #expect(form[0][0] == "Báo cáo kết quả chương trình phúc lợi đoàn viên")
        #expect(form[1][..<2] == ["Đơn vị công đoàn", "Tổng Liên đoàn Lao động Việt Nam (VN)"])
        #expect(form[2][..<2] == ["Đối tác", "Tất cả đối tác"])
        #expect(form[3][..<2] == ["Kỳ báo cáo", "Tháng 6 năm 2026 (2026-06)"])
        #expect(form[5][..<2] == ["Cây tổ chức", "Theo tổ chức tại ngày bán"])
        #expect(form[6][..<2] == ["Lập lúc", "15/06/2026 08:05"])
        #expect(form[7][..<2] == ["Số thứ tự sổ bán hàng", "12345"])
    }

    @Test func `the form has the seven fields of the agreement in their order`() throws {
        let form = try sheets()[0]

        #expect(form.map { $0[0] }.filter { $0.count == 1 } == ["1", "2", "3", "4", "5", "6", "7"])
    }

    @Test func `persons and turns stand in their own rows with their own words`() throws {
        let form = try sheets()[0]

        #expect(try row("Đoàn viên đã sử dụng sản phẩm, dịch vụ", form)[..<4].suffix(2) == ["3", "người"])
        #expect(try row("Lượt bán cho đoàn viên", form)[..<4].suffix(2) == ["5", "lượt"])
    }

    @Test func `millions are rounded from đồng and not from rounded lines`() throws {
        let form = try sheets()[0]

        let total = try row("Tổng doanh số bán cho đoàn viên", form)
        #expect(total[4...7] == ["8765432", "8.765", "1234568", "1.235"])
        #expect(try row("Với sản phẩm Gạo \"Tám\" thơm", form)[4...7] == ["5000500", "5.001", "999500", "1"])
        let service = try row("Với dịch vụ =HYPERLINK(\"http://x\";\"y\")", form)
        #expect(service[4...7] == ["3764932", "3.765", "235068", "0.235"])
    }

    @Test func `lines have persons and turns, and their total row tells distinct persons`() throws {
        let products = try sheets()[1]

        #expect(products.contains { $0[0].hasPrefix("Một người mua nhiều sản phẩm") })
        #expect(
            products.suffix(3).map { Array($0[..<10]) } == [
                [
                    "-KHAM", "=HYPERLINK(\"http://x\";\"y\")", "Dịch vụ", "2", "2", "4000000", "3764932", "235068",
                    "3.765", "0.235",
                ],
                ["GAO", "Gạo \"Tám\" thơm", "Hàng hóa", "2", "3", "6000000", "5000500", "999500", "5.001", "1"],
                [
                    "Tổng cộng (mỗi người đếm một lần)", "", "", "3", "5", "10000000", "8765432", "1234568", "8.765",
                    "1.235",
                ],
            ])
    }

    @Test func `units of every kind, provinces and sectors stand on the third sheet`() throws {
        let places = try sheets()[2]

        #expect(places.filter { $0[0] == "Đơn vị công đoàn theo loại" }.map { $0[4] }.joined() == "1000000020")
        #expect(places.filter { $0[0] == "Tỉnh, thành phố" }.map { $0[3] } == ["2024", "2025"])
        #expect(places.last?[..<4].suffix(2) == ["Công đoàn Giáo dục Việt Nam", "Công đoàn ngành trung ương"])
    }

    @Test func `the same report gives the same bytes, and its first sheet is the form`() throws {
        let words = try SampleReport.words()
        let bytes = try WelfareWorkbook(SampleReport.report, words).bytes()

        #expect(try WelfareWorkbook(SampleReport.report, words).bytes() == bytes)
        #expect(try ReadBack.xlsx(bytes)[0][0] == words.text("title"))
    }

    @Test func `what was given and what was difficult stands in its place`() throws {
        let report = WelfareReport(
            question: SampleReport.question, scopeName: "V", partnerName: nil, figures: SampleReport.figures,
            support: WelfareSupport(
                busTickets: .init(persons: 10, amount: Dong(5_000_000)), houses: .init(persons: 1, amount: Dong(7)),
                tetReunionPlaces: ["KCN Thăng Long"], tetReunionAmount: Dong(9_500_000),
                others: [.init(name: "Khám mắt", amount: Dong(1_500_000))]),
            difficulties: [Difficulty(text: "Thiếu biển", handling: "Gửi thêm")], generatedAt: SampleReport.instant)

        let form = try sheets(report)[0]

        #expect(try row("Tặng vé xe", form)[2...5] == ["10", "người", "5000000", "5"])
        #expect(try row("Tổ chức Tết Sum vầy", form)[2...5] == ["1", "nơi", "9500000", "9.5"])
        #expect(try row("KCN Thăng Long", form)[2] == "")
        #expect(try row("Khám mắt", form)[4...5] == ["1500000", "1.5"])
        #expect(form.contains { $0.count > 1 && $0[1] == "Thiếu biển → Gửi thêm" })
    }
}
