import Foundation
import Testing

@testable import Documents

@Suite struct XLSXWriterTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    static let sample = Sheet(
        name: "Bán hàng",
        columns: [
            SheetColumn("Mã"), SheetColumn("Ngày", kind: .day, width: 12), SheetColumn("Lượt", kind: .integer),
            SheetColumn("Số tiền", kind: .money, width: 20), SheetColumn("Giảm", kind: .percent),
            SheetColumn("Tỷ lệ", kind: .decimal),
        ],
        rows: [
            [
                .text("=1+1"), .day(year: 2026, month: 2, day: 28), .integer(1_234), .integer(-5_000_000),
                .decimal("12.5"), .decimal("0.125"),
            ],
            [.text("00123"), .day(year: 1899, month: 12, day: 31), .empty, .integer(.max), .integer(7), .empty],
        ])

    /// The XML of a part of the workbook.
    private func part(_ name: String, of workbook: [UInt8]) throws -> String {
        let path = try scratch.file(workbook, name: "part.xlsx")
        let part = try #require(try ZipArchive(path: path, sizeBytes: workbook.count).part(name))
        var text: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = try room.withUnsafeMutableBytes { try part.read(into: $0) }
            if count == 0 { return String(decoding: text, as: UTF8.self) }
            text += room[..<count]
        }
    }

    @Test func `a workbook is read back as it was written`() throws {
        let bytes = try XLSXWriter.workbook([Self.sample], title: "Báo cáo", createdUnixSeconds: 1_767_225_600)

        let rows = try scratch.rows(bytes)

        #expect(
            rows.map(\.cells) == [
                ["Mã", "Ngày", "Lượt", "Số tiền", "Giảm", "Tỷ lệ"],
                ["=1+1", "2026-02-28", "1234", "-5000000", "12.5", "0.125"],
                ["00123", "1899-12-31", "", "9223372036854775807", "7", ""],
            ])
        #expect(rows.allSatisfy { !$0.isDamaged })
    }

    @Test(arguments: 0..<20)
    func `random texts are read back exactly`(seed: UInt64) throws {
        var randomness = Randomness(seed: seed)
        let pieces = ["_x0041_", "_x005F_", "_", "\u{1}", "\u{1F}", "x000D_", "_x", "<&>\"'", "_xD83D_"]
        // A header of one letter each, so that no column is lost when its texts are empty.
        let table = randomness.table(rows: 20).map { $0.map { $0 + (pieces.randomElement(using: &randomness) ?? "") } }
        let columns = table[0].indices.map { SheetColumn("c\($0)") }
        let sheet = Sheet(name: "A", columns: columns, rows: table.map { $0.map { .text($0) } })

        let rows = try scratch.rows(XLSXWriter.workbook([sheet], title: "", createdUnixSeconds: 1))

        #expect(
            rows.dropFirst().map { $0.cells.map { Array($0.unicodeScalars) } }
                == table.map { $0.map { Array($0.unicodeScalars) } })
    }

    @Test func `what XML cannot hold becomes U+FFFD`() throws {
        let sheet = Sheet(name: "A", columns: [SheetColumn("a")], rows: [[.text("x\u{0}y\u{FFFE}z\u{FFFF}")]])

        let rows = try scratch.rows(XLSXWriter.workbook([sheet], title: "\u{1}", createdUnixSeconds: 1))

        #expect(rows[1].cells == ["x\u{FFFD}y\u{FFFD}z\u{FFFD}"])
    }

    @Test func `the same input gives the same bytes`() async throws {
        let first = try XLSXWriter.workbook([Self.sample], title: "T", createdUnixSeconds: 0)
        try await Task.sleep(for: .seconds(2.1))
        let second = try XLSXWriter.workbook([Self.sample], title: "T", createdUnixSeconds: 0)

        #expect(first == second)
    }

    @Test func `the header is frozen and filtered, lines stand above and totals below`() throws {
        var sheet = Self.sample
        sheet.preamble = [[.text("BÁO CÁO THÁNG 2")], [.text("Đơn vị: đồng")], []]
        sheet.totals = [.text("Cộng"), .empty, .integer(1_234)]

        let bytes = try XLSXWriter.workbook([sheet], title: "", createdUnixSeconds: 1)

        let xml = try part("xl/worksheets/sheet1.xml", of: bytes)
        #expect(xml.contains("<pane ySplit=\"4\" topLeftCell=\"A5\" activePane=\"bottomLeft\" state=\"frozen\"/>"))
        #expect(xml.contains("<autoFilter ref=\"A4:F6\"/>"))
        #expect(!xml.contains("<f>"))
        let rows = try scratch.rows(bytes)
        #expect(rows.map { $0.cells[0] } == ["BÁO CÁO THÁNG 2", "Đơn vị: đồng", "Mã", "=1+1", "00123", "Cộng"])
        let styles = try part("xl/styles.xml", of: bytes)
        #expect(styles.contains("formatCode=\"dd/mm/yyyy\""))
        #expect(styles.contains("formatCode=\"0.##&quot;%&quot;\""))
    }

    @Test func `names that programs do not allow are mended and stay different`() throws {
        let long = String(repeating: "ế", count: 40)
        let names = ["A/B", "a-b", "'x'", "", "History", long, long, "[1]:*?\\", "👩‍👩‍👧" + long]
        let sheets = names.map { Sheet(name: $0, columns: [SheetColumn("a")], rows: [[.text("x")]]) }

        let bytes = try XLSXWriter.workbook(sheets, title: "", createdUnixSeconds: 1)

        let xml = try part("xl/workbook.xml", of: bytes)
        let written = xml.split(separator: "<sheet name=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(written.prefix(5) == ["A-B", "a-b (2)", "x", "_", "History_"])
        #expect(written[5...6].map(\.count) == [31, 31])
        #expect(written[7] == "-1-----")
        #expect(Set(written.map { $0.lowercased() }).count == names.count)
        #expect(written.allSatisfy { $0.utf16.count <= 31 })
    }

    @Test func `a workbook without sheets has an empty one`() throws {
        let bytes = try XLSXWriter.workbook([], title: "", createdUnixSeconds: 1)

        #expect(try scratch.refusal(bytes) == .empty)
    }

    @Test func `a text that no cell can hold is refused and the longest is written`() throws {
        let longest = String(repeating: "đ", count: 32_767)
        func workbook(_ text: String) throws -> [UInt8] {
            let sheet = Sheet(name: "A", columns: [SheetColumn("a")], rows: [[.text(text)]])
            return try XLSXWriter.workbook([sheet], title: "", createdUnixSeconds: 1)
        }

        #expect(try scratch.rows(workbook(longest))[1].cells == [longest])
        #expect(throws: UnwritableFile(.cellTooLong, detail: 32_768)) { try workbook(longest + "x") }
    }

    @Test func `rows written as they come are read back`() throws {
        let path = scratch.path("large.xlsx")
        let file = try XLSXFile(path: path, title: "", createdUnixSeconds: 1)
        try file.beginSheet(name: "A", columns: (0..<12).map { SheetColumn("c\($0)", kind: .money) })

        for row in 0..<3_000 { try file.row((0..<12).map { .integer(Int64(row * 12 + $0)) }) }
        try file.close()

        let rows = try scratch.rows(at: path)
        #expect(rows.count == 3_001)
        #expect(rows[3_000].cells == (0..<12).map { String(35_988 + $0) })
    }

    @Test func `a row without a sheet, and a row below the totals, are refused`() throws {
        let file = try XLSXFile(path: scratch.path("a.xlsx"), title: "", createdUnixSeconds: 1)

        #expect(throws: UnwritableFile.self) { try file.row([.integer(1)]) }
        try file.beginSheet(name: "A", columns: [SheetColumn("a")])
        try file.totals([.integer(1)])
        #expect(throws: UnwritableFile.self) { try file.row([.integer(1)]) }
    }

    @Test func `a workbook that was given up leaves nothing open`() throws {
        func openFiles() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
        let before = try openFiles()

        for number in 0..<300 {
            let file = try XLSXFile(path: scratch.path("a\(number).xlsx"), title: "", createdUnixSeconds: 1)
            try file.beginSheet(name: "A", columns: [SheetColumn("a")])
        }

        // Other tests open files meanwhile.
        #expect(try openFiles() < before + 100)
    }

    @Test func `a file that cannot be created is refused`() {
        #expect(throws: UnwritableFile(.system, detail: 2)) {
            try XLSXFile(path: scratch.path("absent/a.xlsx"), title: "", createdUnixSeconds: 1)
        }
    }

    @Test func `a full disk is told`() throws {
        let file = try XLSXFile(path: "/dev/full", title: "", createdUnixSeconds: 1)
        try file.beginSheet(name: "A", columns: [SheetColumn("a")])

        #expect(throws: UnwritableFile.self) { try file.close() }
    }
}
