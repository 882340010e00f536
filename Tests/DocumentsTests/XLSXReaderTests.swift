import Documents
import Testing

@Suite struct XLSXReaderTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    /// The texts of the only column below its header.
    private func column(_ fixture: WorkbookFixture) throws -> [String] {
        try scratch.rows(fixture.bytes).dropFirst().map { $0.cells[0] }
    }

    @Test func `shared strings are read whole, whatever their fonts and hints`() throws {
        var fixture = WorkbookFixture(cells: (0...3).map { "<c t=\"s\"><v>\($0)</v></c>" })
        fixture.sharedStrings = """
            <si><t>Nguyễn &amp; Đào</t></si>\
            <si><r><rPr><b/></rPr><t>Đậm </t></r><r><t xml:space="preserve"> nhạt</t></r></si>\
            <si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si><si><t>_x005F_x0041_ _x000D_</t></si>
            """

        let texts = try column(fixture)

        #expect(texts == ["Nguyễn & Đào", "Đậm  nhạt", "東京", "_x0041_ \r"])
    }

    @Test func `inline strings and the texts of formulas are read`() throws {
        let texts = try column(
            WorkbookFixture(cells: [
                #"<c t="inlineStr"><is><t> x </t></is></c>"#,
                #"<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>"#,
                #"<c t="str"><f>"a"&amp;"b"</f><v>a_x0009_b</v></c>"#, #"<c t="inlineStr"><is><t>=1+1</t></is></c>"#,
                "<c t=\"inlineStr\"><is><t><![CDATA[<c>]]></t></is></c>",
            ]))

        #expect(texts == [" x ", "ab", "a\tb", "=1+1", "<c>"])
    }

    @Test(arguments: [
        ("5", "5"), ("5.0", "5"), ("-12.50", "-12.50"), ("0.1", "0.1"), ("1.5E+7", "15000000"), ("1E-3", "0.001"),
        ("0.28999999999999998", "0.29"), ("1234567890123456789", "1234567890123456789"), ("007", "7"), ("-0", "0"),
        ("1.2345678901234567E+19", "12345678901234567000"), (".5", "0.5"), ("150000", "150000"),
        ("10.779999999999999", "10.78"),
    ])
    func `numbers are printed as people wrote them`(written: String, text: String) throws {
        #expect(try column(WorkbookFixture(cells: ["<c><v>\(written)</v></c>"])) == [text])
        #expect(try column(WorkbookFixture(cells: ["<c t=\"n\"><f>1+1</f><v>\(written)</v></c>"])) == [text])
    }

    @Test func `booleans are true and false`() throws {
        let texts = try column(WorkbookFixture(cells: ["<c t=\"b\"><v>1</v></c>", "<c t=\"b\"><v>0</v></c>"]))

        #expect(texts == ["true", "false"])
    }

    @Test(arguments: [
        (14, "45292", "2024-01-01"), (14, "61", "1900-03-01"), (14, "59", "1900-02-28"), (14, "1", "1900-01-01"),
        (14, "2958465", "9999-12-31"), (22, "45351.5", "2024-02-29T12:00:00"), (22, "45351", "2024-02-29"),
        (14, "45351.999999", "2024-03-01"), (20, "0.35416666666666669", "08:30:00"), (14, "60", "60"),
        (14, "-1", "-1"), (14, "2958466", "2958466"), (164, "45292", "2024-01-01"), (165, "45292", "45292"),
        (166, "45292.25", "2024-01-01T06:00:00"), (9, "0.125", "12.5%"), (10, "1", "100%"), (167, "12.5", "12.5"),
        (3, "45292", "45292"), (168, "0.5", "12:00:00"), (169, "7", "7"), (170, "45292", "45292"),
    ])
    func `the number format tells days and percentages`(format: Int, written: String, text: String) throws {
        var fixture = WorkbookFixture(cells: ["<c s=\"1\"><v>\(written)</v></c>"])
        fixture.styles = """
            <numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd\\/mm\\/yyyy;@"/>\
            <numFmt numFmtId="165" formatCode="#,##0&quot; days&quot;;[Red]d"/>\
            <numFmt numFmtId="166" formatCode="YYYY-MM-DD HH:MM:SS"/>\
            <numFmt numFmtId="167" formatCode="0.##&quot;%&quot;"/>\
            <numFmt numFmtId="168" formatCode="[h]:mm"/><numFmt numFmtId="169" formatCode="General"/>\
            <numFmt numFmtId="170" formatCode="[Red][&gt;100]\\d_d*d0"/></numFmts>\
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
            <cellXfs><xf numFmtId="0"/><xf numFmtId="\(format)"/></cellXfs>
            """

        #expect(try column(fixture) == [text])
    }

    @Test func `days of the 1904 system are read`() throws {
        var fixture = WorkbookFixture(cells: ["<c s=\"0\"><v>43830</v></c>"])
        fixture.styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
        fixture.workbookProperties = "<workbookPr date1904=\"1\"/>"

        #expect(try column(fixture) == ["2024-01-01"])
    }

    @Test func `days written as texts of the standard are read`() throws {
        let cells = ["<c t=\"d\"><v>2024-02-29</v></c>", "<c t=\"d\"><v>2024-02-29T00:00:00</v></c>"]

        #expect(try column(WorkbookFixture(cells: cells)) == ["2024-02-29", "2024-02-29"])
    }

    @Test func `cells stand in the column they name, and blanks are empty`() throws {
        var fixture = WorkbookFixture()
        fixture.rows = """
            <row r="1"><c r="A1" t="str"><v>a</v></c><c r="C1" t="str"><v>c</v></c><c r="D1" s="0"/></row>\
            <row r="3"><c r="B3"><v>1</v></c></row>\
            <row r="4"><c r="A4"/><c r="XFD4" s="0"/></row><row r="5"/>\
            <row r="6"><c r="C6"><v>3</v></c><c><v>4</v></c><c r="A6"><v>1</v></c><c r="F6" t="str"><v></v></c></row>
            """

        let rows = try scratch.rows(fixture.bytes)

        #expect(
            rows == [
                RawRow(number: 1, cells: ["a", "", "c"]), RawRow(number: 2, cells: ["", "1", ""]),
                RawRow(number: 3, cells: ["1", "", "3", "4"]),
            ])
    }

    @Test(arguments: [
        "<c t=\"e\"><v>#REF!</v></c>", "<c><v>abc</v></c>", "<c t=\"s\"><v>9</v></c>", "<c t=\"b\"><v>2</v></c>",
        "<c><f>A1+1</f></c>",
    ])
    func `a cell that cannot be read as written damages its row alone`(cell: String) throws {
        let rows = try scratch.rows(WorkbookFixture(cells: [cell, "<c><v>1</v></c>"]).bytes)

        #expect(rows.map(\.isDamaged) == [false, true, false])
        #expect(rows[2].cells == ["1"])
    }

    @Test func `the first visible sheet is read`() throws {
        var fixture = WorkbookFixture(cells: ["<c><v>1</v></c>"])
        fixture.sheets = """
            <sheet name="Danh mục" sheetId="1" state="hidden" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId2"/>
            """

        #expect(try scratch.rows(fixture.bytes).map(\.cells) == [["2"]])
    }

    @Test func `rows are read as they come, with progress`() throws {
        let source = try TabularFile.open(
            path: scratch.file(WorkbookFixture(cells: Array(repeating: "<c><v>1</v></c>", count: 20_000)).bytes))

        _ = try source.next()
        let readForFirst = source.bytesRead
        var count = 1
        while try source.next() != nil { count += 1 }

        #expect(readForFirst < source.bytesTotal / 2)
        #expect(source.bytesRead == source.bytesTotal)
        #expect(count == 20_001)
    }
}
