import Foundation
import TestKit
import Testing

@testable import Documents

@Suite struct PDFWriterTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    private func path(_ document: OfficialDocument = OfficialDocumentFixture.report) throws -> String {
        let bytes = try PDFWriter.file(document, createdUnixSeconds: OfficialDocumentFixture.created)
        return try scratch.file(bytes, name: "document.pdf")
    }

    /// The text of every page.
    private func pages(_ document: OfficialDocument = OfficialDocumentFixture.report) throws -> [String] {
        let text = try OutsideProgram.poppler("pdftotext", ["-layout", "-enc", "UTF-8", path(document), "-"])
        return text.split(separator: "\u{C}").map(String.init)
    }

    /// The text in one line with single spaces.
    private func flowed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func `pdftotext reads the same texts and numbers, composed and with their tone marks`() throws {
        let raw = try OutsideProgram.poppler("pdftotext", ["-raw", "-enc", "UTF-8", path(), "-"])
        let text = flowed(raw)

        let wanted = [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN",
            "Số: 05/BC-LĐLĐ", "Bình An, ngày 05 tháng 7 năm 2026",
            "Kết quả chương trình phúc lợi đoàn viên 6 tháng đầu năm 2026",
            "Kính gửi: Tổng Liên đoàn Lao động Việt Nam", "Căn cứ Luật Công đoàn;",
            "Có 2.150/3.686 đơn vị nộp báo cáo, đạt 58,32%; thụ hưởng 12.450 đoàn viên.", "đ) năm",
            "17 Công đoàn cơ sở 17 527 1309 17.250.000", "Cộng 3.255 8.085 105.250.000",
            "Nơi nhận: - Như trên; - Các công đoàn cơ sở; - Lưu: VT.", "TM. BAN THƯỜNG VỤ CHỦ TỊCH Nguyễn Thị Thuỷ",
        ]
        for wanted in wanted {
            #expect(Array(text.unicodeScalars).contains(Array(wanted.unicodeScalars)), "\(wanted)")
        }
        #expect(Array(raw.precomposedStringWithCanonicalMapping.unicodeScalars) == Array(raw.unicodeScalars))
    }

    @Test func `the header of a table stands on every page that it reaches`() throws {
        var document = OfficialDocument(fileTitle: "Bảng")
        document.body = [.table(OfficialDocumentFixture.table(rows: 200))]

        let pages = try pages(document)

        #expect(pages.count > 4)
        for page in pages { #expect(page.contains("Giảm giá") && page.contains("Người")) }
        let numbers = pages.flatMap { $0.matches(of: #/Công đoàn cơ sở (\d+) /#).compactMap { Int($0.output.1) } }
        #expect(numbers == Array(1...200))
    }

    @Test func `pages are numbered from the second on, centred in the upper margin`() throws {
        let words = try words(of: OfficialDocumentFixture.report)

        #expect(
            words.map { page in page.filter { $0.bottom < PageLayout.millimetres(20) }.map(\.text) } == [
                [], ["2"], ["3"],
            ])
        let number = try #require(words[1].first)
        let middle = (number.left + number.right) / 2
        let layout = PageLayout(orientation: .portrait)
        #expect(abs(middle - (layout.left + layout.textWidth / 2)) < 1)
        #expect((12...16).contains(number.bottom - number.top))
    }

    @Test func `paper, margins and places are those of the decree`() throws {
        let words = try words(of: OfficialDocumentFixture.report)
        let all = words.flatMap { $0 }
        let first = words[0]

        let millimetre = 72 / 25.4
        let information = try OutsideProgram.poppler("pdfinfo", [path()])
        #expect(information.contains("(A4)"))
        #expect(all.allSatisfy { $0.left >= 30 * millimetre - 0.5 && $0.right <= 195 * millimetre + 0.5 })
        #expect(all.allSatisfy { $0.bottom <= 277 * millimetre + 0.5 })
        let nation = try #require(first.first { $0.text == "CỘNG" })
        let place = try #require(first.first { $0.text == "ngày" })
        let issuer = try #require(first.first { $0.text == "TỔNG" })
        let number = try #require(first.first { $0.text == "Số:" })
        // The nation is at the right of the issuer on one height, and its name takes one line.
        #expect(nation.left > 100 * millimetre && issuer.right < 100 * millimetre)
        #expect(abs(nation.top - issuer.top) < 1)
        #expect(
            first.filter { ["CỘNG", "HÒA", "HỘI", "NGHĨA"].contains($0.text) && abs($0.top - nation.top) < 1 }.count
                == 4)
        #expect(abs(place.top - number.top) < 1 && place.left > 100 * millimetre)
        // The first line of a paragraph is indented, the second is not.
        let paragraph = try #require(first.first { $0.text == "Có" })
        #expect(abs(paragraph.left - 42.7 * millimetre) < 1)
        let signer = try #require(words[2].last { $0.text == "Thuỷ" })
        let recipients = try #require(words[2].first { $0.text == "Nơi" })
        #expect(signer.left > 112 * millimetre && abs(recipients.left - 30 * millimetre) < 1)
    }

    @Test func `every font is a face of Liberation Serif and is in the file`() throws {
        let lines = try OutsideProgram.poppler("pdffonts", [path()]).split(separator: "\n").dropFirst(2)

        #expect(lines.count >= 4)
        for line in lines {
            #expect(line.contains("+LiberationSerif"))
            // Embedded, a subset, and with a way back to Unicode.
            #expect(line.contains(" yes yes yes "))
        }
    }

    @Test func `the file says its title, its language and when it was made`() throws {
        let information = try OutsideProgram.poppler("pdfinfo", ["-isodates", path()])

        #expect(information.contains(/Title: +Báo cáo phúc lợi 6 tháng\n/))
        #expect(information.contains(/CreationDate: +2026-01-01T00:00:00Z\n/))
        let bytes = try scratch.bytes(of: "document.pdf")
        #expect(String(decoding: bytes, as: UTF8.self).contains("/Lang (vi-VN)"))
    }

    @Test func `a program that reads aloud finds title, headings, paragraphs and cells`() throws {
        let structure = try OutsideProgram.poppler("pdfinfo", ["-struct-text", path()])
        let lines = structure.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }

        func text(after tag: String, _ index: Int = 0) -> String {
            let places = lines.indices.filter { lines[$0].hasPrefix(tag) }
            return index < places.count ? lines[places[index] + 1] : ""
        }
        #expect(text(after: "H1") == "\"BÁO CÁO\"")
        #expect(text(after: "H2") == "\"I. KẾT QUẢ THỰC HIỆN\"" && text(after: "H3").contains("1. Ký kết"))
        #expect(text(after: "TH") == "\"TT\"" && text(after: "TD", 1) == "\"Công đoàn cơ sở 1\"")
        #expect(!lines.contains("\"2\"") || lines.filter { $0 == "\"2\"" }.count == 1, "a page's number is no text")
        #expect(lines.filter { $0.hasPrefix("Table") }.count == 2)
        #expect(try OutsideProgram.poppler("pdfinfo", [path()]).contains(/Tagged: +yes/))
    }

    @Test func `the same input gives the same bytes, on several threads at once too`() async throws {
        let alone = try PDFWriter.file(OfficialDocumentFixture.report, createdUnixSeconds: 1)

        let together = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 {
                group.addTask { try PDFWriter.file(OfficialDocumentFixture.report, createdUnixSeconds: 1) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(together.allSatisfy { $0 == alone })
    }

    @Test func `a landscape page is turned`() throws {
        var document = OfficialDocumentFixture.report
        document.orientation = .landscape

        #expect(try OutsideProgram.poppler("pdfinfo", [path(document)]).contains(/Page size: +841\.8\d+ x 595\.2\d+/))
    }

    @Test(arguments: OfficialDocumentFixture.hostileTexts)
    func `a hostile text is drawn and harms nothing`(text: String) throws {
        let pages = try pages(OfficialDocumentFixture.hostile(text))

        let controls = pages.joined().unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" }
        #expect(controls.isEmpty)
        #expect(try OutsideProgram.poppler("pdffonts", [scratch.path("document.pdf")]).contains("DejaVu") == false)
    }

    @Test func `a code that is too long for a line is broken without a hyphen`() throws {
        let code = String(repeating: "0123456789", count: 30)
        var document = OfficialDocument(fileTitle: "")
        document.body = [.paragraph(DocumentText(code))]

        #expect(try pages(document)[0].filter { !$0.isWhitespace } == code)
    }

    @Test(arguments: 20..<45)
    func `the signature never stands alone on a page`(count: Int) throws {
        var document = OfficialDocumentFixture.report
        document.body = (1...count).map { .paragraph("đoạn \($0)") }

        let last = try #require(try pages(document).last { $0.contains("CHỦ TỊCH") })

        #expect(last.contains("đoạn \(count)"))
    }

    @Test func `what the font lacks stands as a box`() throws {
        var document = OfficialDocument(fileTitle: "")
        document.body = [.paragraph("trước 漢 sau")]

        #expect(try flowed(pages(document)[0]) == "trước □ sau")
    }

    @Test func `a row higher than a page goes on overleaf, and nothing of it is lost`() throws {
        let words = (1...3_000).map { "w\($0)" }
        var document = OfficialDocument(fileTitle: "")
        var table = OfficialDocumentFixture.table(rows: 3)
        table.rows.append(["x", .init(DocumentText(words.joined(separator: " "))), "", "", "y"])
        document.body = [.table(table)]

        let pages = try pages(document)

        let found = pages.flatMap { $0.matches(of: /\bw(\d+)\b/).compactMap { Int($0.output.1) } }
        #expect(found == Array(1...3_000))
        #expect(pages.allSatisfy { $0.contains("Giảm giá") })
    }

    @Test func `a table without rows, without columns, or with a huge header does no harm`() throws {
        let tall = DocumentText((1...400).map { "dòng \($0)" }.joined(separator: "\n"))
        let tables = [
            OfficialDocumentFixture.table(rows: 0), DocumentTable(columns: [], header: [], rows: []),
            DocumentTable(columns: [.init(width: 1)], header: [[.init(tall)], ["b"]], rows: [["c"]]),
            DocumentTable(columns: [], header: [], rows: [(0..<90).map { "\($0)" }]),
        ]
        for table in tables {
            var document = OfficialDocument(fileTitle: "")
            document.body = [.table(table)]
            #expect(try OutsideProgram.poppler("pdfinfo", [path(document)]).contains("Pages:"))
        }
    }

    @Test func `more recipients than a page holds are all there`() throws {
        var document = OfficialDocumentFixture.report
        document.recipients?.names = (1...120).map { "đơn vị \($0)" }

        let text = try pages(document).joined()

        #expect(text.matches(of: /đơn vị (\d+)/).compactMap { Int($0.output.1) } == Array(1...120))
        #expect(text.contains("Nguyễn Thị Thuỷ"))
    }

    @Test func `a file that Cairo did not write gets no language`() {
        for file in ["", "%PDF-1.5", "trailer\n<< /Size 1 /Root 0 0 R >>\nstartxref\n999999\n%%EOF"] {
            #expect(throws: UnwritableFile(.page, detail: 0)) {
                try PDFCatalog.naming(language: "vi", in: Array(file.utf8))
            }
        }
    }

    private struct Word {
        let text: String
        let left: Double
        let top: Double
        let right: Double
        let bottom: Double
    }

    /// The words of each page with their places, in points from the upper left corner.
    private func words(of document: OfficialDocument) throws -> [[Word]] {
        let html = try OutsideProgram.poppler("pdftotext", ["-bbox", path(document), "-"])
        let word = #/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</#
        return html.split(separator: "<page ").dropFirst().map { page in
            page.matches(of: word).map { match in
                let numbers = [match.output.1, match.output.2, match.output.3, match.output.4].map { Double($0) ?? 0 }
                return Word(
                    text: String(match.output.5), left: numbers[0], top: numbers[1], right: numbers[2],
                    bottom: numbers[3])
            }
        }
    }
}
