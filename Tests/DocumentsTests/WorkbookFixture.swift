/// Workbooks made by hand: the least that a reader needs, and whatever a test adds.
struct WorkbookFixture {
    /// The rows of the first sheet, as XML.
    var rows = ""
    /// The whole XML of the first sheet, instead of `rows`.
    var sheet: String?
    var sharedStrings: String?
    var styles: String?
    var workbookProperties = ""
    var sheets = "<sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/>"
    var leftOut: Set<String> = []

    var bytes: [UInt8] { ZipFixture.archive(parts) }

    var parts: [(name: String, bytes: [UInt8])] {
        let sheet = sheet ?? "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>"
        var parts = [
            ("_rels/.rels", relationships([("rId1", "officeDocument", "xl/workbook.xml")])),
            (
                "xl/workbook.xml",
                """
                <workbook xmlns="\(main)" xmlns:r="\(office)">\(workbookProperties)<sheets>\(sheets)</sheets></workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                relationships([
                    ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "/xl/worksheets/sheet2.xml"),
                    ("rId3", "styles", "styles.xml"), ("rId4", "sharedStrings", "./sharedStrings.xml"),
                ])
            ),
            ("xl/worksheets/sheet1.xml", sheet),
            (
                "xl/worksheets/sheet2.xml",
                "<worksheet xmlns=\"\(main)\"><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>"
            ),
        ]
        if let styles { parts.append(("xl/styles.xml", "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>")) }
        if let sharedStrings {
            parts.append(("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(sharedStrings)</sst>"))
        }
        return parts.filter { !leftOut.contains($0.0) }.map { ($0.0, Array($0.1.utf8)) }
    }

    /// A fixture whose only column is the header `a` and these cells, each in its own row.
    init(cells: [String] = []) {
        rows = ([#"<c t="str"><v>a</v></c>"#] + cells).map { "<row>\($0)</row>" }.joined()
    }

    private let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    private func relationships(_ list: [(id: String, type: String, target: String)]) -> String {
        let items = list.map { "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.target)\"/>" }
        let space = "http://schemas.openxmlformats.org/package/2006/relationships"
        return "<Relationships xmlns=\"\(space)\">\(items.joined())</Relationships>"
    }
}
