/// A workbook open for reading its first sheet, or its sheets one after the other.
struct Workbook {
    /// The first sheet that people see.
    let sheet: ZipPart
    let strings: SharedStrings
    let formats: [NumberFormat]
    let is1904: Bool
    /// Whether it carries a program, whatever its name ends with.
    let hasProgram: Bool

    /// All sheets in their order, each with its name in the archive.
    private let worksheets: [(sheet: WorkbookHandler.Sheet, part: String)]
    private let archive: ZipArchive

    /// The longest of the small parts, such as styles.
    private static let partLimitBytes = 16 << 20

    /// Opens the workbook; throws `UnreadableFile`.
    init(path: String, sizeBytes: Int) throws {
        let archive = try ZipArchive(path: path, sizeBytes: sizeBytes)
        let roots = try Self.relationships(of: "", in: archive)
        guard let main = roots.first(where: { $0.type == "officeDocument" }) else {
            throw UnreadableFile(.badWorkbook)
        }
        let mainName = Self.resolved(main.target, from: "")
        guard let mainPart = try archive.part(mainName) else { throw UnreadableFile(.badWorkbook) }
        let workbook = WorkbookHandler()
        try XMLPushParser.parse(mainPart, limitBytes: Self.partLimitBytes, handler: workbook)
        is1904 = workbook.is1904

        let related = try Self.relationships(of: mainName, in: archive)
        let worksheets = workbook.sheets.compactMap { sheet in
            related.first { $0.id == sheet.relationship && $0.type == "worksheet" }
                .map { (sheet: sheet, part: Self.resolved($0.target, from: mainName)) }
        }
        guard let (_, name) = worksheets.first(where: { $0.sheet.isVisible }) ?? worksheets.first,
            let sheet = try archive.part(name)
        else { throw UnreadableFile(.badWorkbook) }
        self.worksheets = worksheets
        self.archive = archive
        hasProgram = try Self.hasProgram(related, in: archive)

        func parse(_ type: String, limitBytes: Int, handler: some XMLHandler) throws {
            guard let target = related.first(where: { $0.type == type })?.target,
                let part = try archive.part(Self.resolved(target, from: mainName))
            else { return }
            try XMLPushParser.parse(part, limitBytes: limitBytes, handler: handler)
        }
        let styles = StylesHandler()
        try parse("styles", limitBytes: Self.partLimitBytes, handler: styles)
        formats = styles.formats
        let sharedStrings = SharedStringsHandler()
        try parse("sharedStrings", limitBytes: .max, handler: sharedStrings)
        strings = sharedStrings.strings
        self.sheet = sheet
    }

    /// The sheets, each ready to be read once.
    func sheets() throws -> [(name: String, isVisible: Bool, part: ZipPart)] {
        try worksheets.map { sheet, name in
            guard let part = try archive.part(name) else { throw UnreadableFile(.badWorkbook) }
            return (sheet.name, sheet.isVisible, part)
        }
    }

    /// Programs are Visual Basic and the macro sheets of Excel 4.
    private static func hasProgram(
        _ related: [RelationshipsHandler.Relationship], in archive: ZipArchive
    ) throws -> Bool {
        if related.contains(where: { ["vbaProject", "xlMacrosheet", "xlIntlMacrosheet"].contains($0.type) }) {
            return true
        }
        if try archive.part("xl/vbaProject.bin") != nil { return true }
        guard let types = try archive.part("[Content_Types].xml") else { return false }
        let handler = ContentTypesHandler()
        try XMLPushParser.parse(types, limitBytes: partLimitBytes, handler: handler)
        return handler.namesProgram
    }

    /// What the part with this name names; the empty name stands for the workbook as a whole.
    private static func relationships(
        of name: String, in archive: ZipArchive
    ) throws -> [RelationshipsHandler.Relationship] {
        let steps = name.split(separator: "/").map(String.init)
        let file = (steps.last ?? "") + ".rels"
        guard let part = try archive.part((steps.dropLast() + ["_rels", file]).joined(separator: "/")) else {
            throw UnreadableFile(.badWorkbook)
        }
        let handler = RelationshipsHandler()
        try XMLPushParser.parse(part, limitBytes: partLimitBytes, handler: handler)
        return handler.relationships
    }

    /// The name in the archive of a target that the part `name` names.
    private static func resolved(_ target: String, from name: String) -> String {
        var steps = target.hasPrefix("/") ? [] : Array(name.split(separator: "/").dropLast())
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
