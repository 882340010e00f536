import Documents
import Testing

@Suite struct XLSXRefusalTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test(arguments: [
        "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
    ])
    func `a workbook without a part that it needs is refused`(part: String) throws {
        var fixture = WorkbookFixture()
        fixture.leftOut = [part]

        #expect(try scratch.refusal(fixture.bytes) == .badWorkbook)
    }

    @Test func `a workbook without shared strings and styles is read`() throws {
        #expect(try scratch.refusal(WorkbookFixture(cells: ["<c s=\"3\"><v>1</v></c>"]).bytes) == nil)
    }

    @Test func `another archive is refused`() throws {
        #expect(try scratch.refusal(ZipFixture.archive([("a.txt", [0x61])])) == .badWorkbook)
        #expect(try scratch.refusal(ZipFixture.archive([])) == .badWorkbook)
    }

    @Test func `a sheet without rows is refused`() throws {
        var fixture = WorkbookFixture()
        fixture.rows = "<row r=\"1\"><c r=\"A1\" s=\"0\"/></row>"

        #expect(try scratch.refusal(fixture.bytes) == .empty)
    }

    @Test(arguments: [
        "<worksheet><sheetData><row><c><v>1</v></c></row>", "<worksheet></sheetData>", "", "no XML",
        "<worksheet>&unknown;</worksheet>",
    ])
    func `broken XML is refused`(sheet: String) throws {
        var fixture = WorkbookFixture()
        fixture.sheet = sheet

        #expect(try scratch.refusal(fixture.bytes) == .badWorkbook)
    }

    @Test func `an entity bomb is refused in every part`() throws {
        let doctype = """
            <!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">\
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>
            """
        for index in WorkbookFixture().parts.indices.dropLast() {
            var parts = WorkbookFixture().parts
            parts[index].bytes = Array(doctype.utf8) + parts[index].bytes

            #expect(try scratch.refusal(ZipFixture.archive(parts)) == .entityInWorkbook)
        }
    }

    @Test func `a document type that names a file is refused`() throws {
        var fixture = WorkbookFixture()
        fixture.sheet = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><worksheet/>"

        #expect(try scratch.refusal(fixture.bytes) == .entityInWorkbook)
    }

    @Test(arguments: ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"])
    func `a zip bomb is refused`(part: String) throws {
        var fixture = WorkbookFixture()
        fixture.sharedStrings = ""
        fixture.styles = ""
        let parts = fixture.parts.filter { $0.name != part }
        let bomb = ZipFixture.bomb(parts, name: part, spaces: 300 << 20)

        let refusal = try scratch.refusal(bomb)

        #expect(bomb.count < 400 << 10)
        #expect(refusal == .workbookTooLarge)
    }

    @Test func `a tag with too many attributes or too long is refused`() throws {
        let attributes = (0..<1_001).map { " a\($0)=\"\"" }.joined()
        let long = String(repeating: ">", count: 1 << 20)

        for tag in ["<worksheet\(attributes)>", "<worksheet a=\"\(long)\">", "<!--\(long)--><worksheet>"] {
            var fixture = WorkbookFixture()
            fixture.sheet = "\(tag)<row><c><v>1</v></c></row></worksheet>"

            #expect(try scratch.refusal(fixture.bytes) == .badWorkbook)
        }
    }

    @Test func `a part whose checksum is wrong is refused`() throws {
        var bytes = WorkbookFixture(cells: ["<c><v>12345</v></c>"]).bytes
        let digits = Array("12345".utf8)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: digits) })
        bytes[place] = UInt8(ascii: "9")

        #expect(try scratch.refusal(bytes) == .badWorkbook)
    }

    @Test func `a workbook cut off anywhere is refused`() throws {
        let sheet = Sheet(
            name: "A", columns: [SheetColumn("a")], rows: (0..<50).map { [.text("dòng \($0)")] })
        let bytes = try XLSXWriter.workbook([sheet], title: "", createdUnixSeconds: 1)

        for length in stride(from: 4, to: bytes.count, by: 97) {
            #expect(try scratch.refusal(bytes.prefix(length)) == .badWorkbook)
        }
    }

    @Test func `a workbook with bytes changed is read or refused, and nothing else happens`() throws {
        var randomness = Randomness(seed: 7)
        let original = WorkbookFixture(cells: ["<c><v>12345</v></c>"]).bytes

        for _ in 0..<500 {
            var bytes = original
            for _ in 0..<3 {
                bytes[Int.random(in: 4..<bytes.count, using: &randomness)] = UInt8.random(
                    in: 0...255, using: &randomness)
            }
            _ = try scratch.refusal(bytes)
        }
    }

    @Test func `a cell over the limit is refused and one at the limit is taken`() throws {
        let text = String(repeating: "x", count: TabularFile.cellLimitBytes)
        var shared = WorkbookFixture(cells: ["<c t=\"s\"><v>0</v></c>"])
        shared.sharedStrings = "<si><t>\(text)x</t></si>"

        #expect(try scratch.refusal(WorkbookFixture(cells: ["<c t=\"str\"><v>\(text)</v></c>"]).bytes) == nil)
        #expect(
            try scratch.refusal(WorkbookFixture(cells: ["<c t=\"str\"><v>\(text)x</v></c>"]).bytes) == .fieldTooLong)
        #expect(try scratch.refusal(shared.bytes) == .fieldTooLong)
    }

    @Test func `a record of many long cells is refused`() throws {
        let cell = "<c t=\"s\"><v>0</v></c>"
        var fixture = WorkbookFixture(cells: [String(repeating: cell, count: 40)])
        fixture.sharedStrings = "<si><t>\(String(repeating: "x", count: 1_000_000))</t></si>"

        #expect(try scratch.refusal(fixture.bytes) == .recordTooLong)
    }

    @Test func `over a thousand columns are refused and a thousand are taken`() throws {
        let last = WorkbookFixture(cells: ["<c r=\"ALL2\"><v>1</v></c>"])
        let beyond = WorkbookFixture(cells: ["<c r=\"ALM2\"><v>1</v></c>"])
        let blankBeyond = WorkbookFixture(cells: ["<c r=\"A2\"><v>1</v></c><c r=\"ALM2\" s=\"0\"/>"])

        #expect(try scratch.refusal(last.bytes) == nil)
        #expect(try scratch.refusal(beyond.bytes) == .tooManyColumns)
        #expect(try scratch.refusal(blankBeyond.bytes) == nil)
    }

    @Test func `the refusal names the record`() throws {
        let path = try scratch.file(WorkbookFixture(cells: ["<c><v>1</v></c>", "<c r=\"ALM3\"><v>1</v></c>"]).bytes)
        let source = try TabularFile.open(path: path)

        #expect(throws: UnreadableFile(.tooManyColumns, record: 3)) {
            while try source.next() != nil {}
        }
    }
}
