import Documents
import TestKit
import Testing

/// Sheets into which people may type here and there, and the reading of what comes back.
@Suite struct ProtectedSheetTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    private static var sheets: [Sheet] {
        [
            Sheet(
                name: "Biểu", preamble: [[.text("Biểu mẫu")]],
                columns: [SheetColumn("Nội dung", width: 40), SheetColumn("Số", kind: .integer), SheetColumn("Lời")],
                rows: [
                    [.text("I. Lao động")], [.text("Tổng số"), .integer(1_200), .text("=1+1")],
                    [.text("Có hội nghị"), .empty, .empty], [.text("Tỷ lệ"), .text("58,33%")],
                ],
                protection: SheetProtection(
                    entries: [
                        SheetEntry(row: 1, column: 1, .wholeNumber(largest: 1_000), objection: "Số nguyên."),
                        SheetEntry(row: 1, column: 2, .text), SheetEntry(row: 2, column: 1, .choice(["0", "1"])),
                    ], headings: [0])),
            Sheet(
                name: "data", columns: [SheetColumn("key")], rows: [[.text("form")]], protection: SheetProtection(),
                isHidden: true),
        ]
    }

    private func bytes() throws -> [UInt8] {
        try XLSXWriter.workbook(Self.sheets, title: "", createdUnixSeconds: 1)
    }

    @Test func `openpyxl sees open cells, drop-downs, locked cells and the hidden sheet`() throws {
        let path = try scratch.file(bytes(), name: "form.xlsx")

        let output = try OutsideProgram.python(
            """
            import openpyxl, sys
            book = openpyxl.load_workbook(sys.argv[1])
            form, data = book.worksheets
            print(form.sheet_state, form.protection.sheet, form.protection.password, form.auto_filter.ref)
            print(data.sheet_state, data.protection.sheet, data["A2"].value)
            print([form[place].protection.locked for place in ["A4", "B4", "C4", "B5", "C5", "B6"]])
            for rule in form.data_validations.dataValidation:
                print(rule.sqref, rule.type, rule.formula1, rule.formula2, rule.showDropDown, rule.error)
            print(form["C4"].data_type, form["C4"].value, form["A3"].font.b, form["A4"].font.b)
            """, path)

        guard let output else { return }
        #expect(
            output.split(separator: "\n") == [
                "visible True None None", "hidden True form", "[True, False, False, False, True, True]",
                "B4 whole 0 1000 False Số nguyên.", "B5 list \"0,1\" None False None", "s =1+1 True False",
            ])
    }

    @Test func `a small workbook is read with the place of every cell`() throws {
        let workbook = try SmallWorkbook(bytes())

        #expect(workbook.sheets.map(\.name) == ["Biểu", "data"])
        #expect(workbook.sheets.map(\.isVisible) == [true, false])
        #expect(!workbook.hasProgram)
        let sheet = workbook.sheets[0]
        #expect(sheet.text(row: 3, column: 0) == "Tổng số")
        #expect(sheet.cell(row: 3, column: 1)?.isNumber == true)
        #expect(sheet.cell(row: 3, column: 2)?.isNumber == false)
        #expect(sheet.text(row: 3, column: 2) == "=1+1")
        #expect(sheet.cell(row: 4, column: 1) == nil)
        #expect(workbook.sheets[1].text(row: 1, column: 0) == "form")
    }

    @Test func `a formula that nobody computed and an error are damaged`() throws {
        var fixture = WorkbookFixture()
        fixture.rows = """
            <row r="7"><c r="B7"><f>1+1</f></c><c r="C7" t="e"><v>#REF!</v></c><c r="D7"><f>1+1</f><v>2</v></c></row>
            """

        let sheet = try SmallWorkbook(fixture.bytes).sheets[0]

        #expect(sheet.cell(row: 6, column: 1)?.isDamaged == true)
        #expect(sheet.cell(row: 6, column: 2)?.isDamaged == true)
        #expect(sheet.cell(row: 6, column: 3)?.isDamaged == false)
        #expect(sheet.text(row: 6, column: 3) == "2")
    }

    @Test(arguments: ["part", "type"])
    func `a workbook with a program is known by its part and by its type`(sign: String) throws {
        let types = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        let extra: (name: String, bytes: [UInt8]) =
            sign == "part"
            ? ("xl/vbaProject.bin", [1])
            : (
                "[Content_Types].xml",
                Array(
                    """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                    <Override PartName="/xl/workbook.xml" ContentType="\(types)"/></Types>
                    """.utf8)
            )

        let workbook = try SmallWorkbook(ZipFixture.archive(WorkbookFixture().parts + [extra]))

        #expect(workbook.hasProgram)
    }

    @Test func `what is no workbook and what would fill the memory is refused`() throws {
        var shared = WorkbookFixture(cells: [String(repeating: "<c t=\"s\"><v>0</v></c>", count: 40)])
        shared.sharedStrings = "<si><t>\(String(repeating: "x", count: 1_000_000))</t></si>"

        #expect(throws: UnreadableFile(.badWorkbook)) { try SmallWorkbook(Array("a;b".utf8)) }
        #expect(throws: UnreadableFile(.badWorkbook)) { try SmallWorkbook([]) }
        #expect(throws: UnreadableFile(.oldWorkbook)) { try SmallWorkbook([0xD0, 0xCF, 0x11, 0xE0, 0]) }
        #expect(throws: UnreadableFile(.workbookTooLarge)) { try SmallWorkbook(shared.bytes) }
    }
}
