internal import Documents
internal import Kernel

/// A report as a workbook that is filled away from the page and sent back.
///
/// Cells that people type are open and judged while they type; all others are shown and locked, without a password. A
/// hidden sheet tells the reader (`FilledWorkbook`) which report, which version and which row it is.
struct FormWorkbook {
    /// Columns of the sheet that people see.
    enum Column {
        static let caption = 1
        static let number = 3
        static let note = 4
    }

    /// What the hidden sheet says, in columns: key, value or row, cell, caption.
    enum Key {
        static let mark = "phucloi.form"
        static let form = "form"
        static let formVersion = "form_version"
        static let period = "period"
        static let subject = "subject"
        static let number = "obligation"
        static let reportVersion = "report_version"
        /// A row into which somebody may type.
        static let entry = "entry"
        static let shown = "shown"
        /// A list and the sheet on which it stands.
        static let list = "list"
    }

    static let contentType = ReportFormat.xlsx.contentType

    private let look: ReportLook
    private let words: FormWords
    /// What is wrong, by cell; nil for a workbook without the column that tells it.
    private let errors: [String: String]?
    /// The version on which its values stand.
    private let version: Int64

    /// A row of the table, with what its hidden row says.
    private struct Line {
        var cells: [SheetCell]
        var entries: [(column: Int, allowed: SheetEntry.Allowed)] = []
        var cell: FormCell?
    }

    init(_ look: ReportLook, _ words: FormWords, errors: [String: String]? = nil, version: Int64? = nil) {
        self.look = look
        self.words = words
        self.errors = errors
        self.version = version ?? look.obligation.version
    }

    var name: String {
        let obligation = look.obligation
        return "\(obligation.form)-\(obligation.period)-\(obligation.subject).xlsx"
    }

    /// Throws `UnwritableFile`.
    func bytes() throws -> [UInt8] {
        let made = look.events.first?.at ?? Instant(startOf: look.obligation.opensOn)
        return try XLSXWriter.workbook(
            [sheet] + lists.sheets + [hidden], title: words.text(look.form.title),
            createdUnixSeconds: Int(made.microseconds / 1_000_000))
    }

    private var lists: ListSheets { ListSheets(look: look, words: words, tellsErrors: errors != nil) }

    // MARK: What people see

    private var sheet: Sheet {
        let lines = self.lines
        let entries = lines.enumerated().flatMap { row, line in
            line.entries.map {
                SheetEntry(
                    row: row, column: $0.column, $0.allowed, objection: words.text("workbook.whole_number"))
            }
        }
        return Sheet(
            name: words.text("workbook.sheet"), preamble: preamble, columns: columns, rows: lines.map(\.cells),
            protection: SheetProtection(
                entries: entries, headings: Set(lines.indices.filter { lines[$0].cell == nil })))
    }

    private var preamble: [[SheetCell]] {
        [
            [.text(words.text(look.form.title))],
            [.text("\(words.text("workbook.subject")): \(look.subjectName) (\(look.obligation.subject))")],
            [.text(words.period(look.obligation.period, look.form))], [.text(words.text("workbook.how"))],
        ]
    }

    private var columns: [SheetColumn] {
        let columns = [
            SheetColumn(words.text("workbook.column.index"), width: 6),
            SheetColumn(words.text("workbook.column.caption"), width: 52),
            SheetColumn(words.text("workbook.column.unit"), width: 10),
            SheetColumn(words.text("workbook.column.number"), kind: .integer, width: 20),
            SheetColumn(words.text("workbook.column.note"), width: 52),
        ]
        return errors == nil ? columns : columns + [SheetColumn(words.text("workbook.column.error"), width: 52)]
    }

    private var lines: [Line] {
        var lines: [Line] = []
        var index: Int64 = 0
        for section in look.form.sections {
            lines.append(Line(cells: [.empty, .text(words.text(section.title))]))
            for cell in section.cells {
                index += 1
                lines.append(line(cell, index: index))
            }
        }
        return lines
    }

    private func line(_ cell: FormCell, index: Int64) -> Line {
        var line = Line(
            cells: [.integer(index), .text(words.text(cell.caption)), .text(words.unit(cell)), .empty, .empty],
            cell: cell)
        if cell.isWritten { fill(&line, cell) } else { show(&line, cell) }
        if let errors { line.cells.append(.text(errors[cell.name] ?? "")) }
        return line
    }

    private func fill(_ line: inout Line, _ cell: FormCell) {
        let note = cell.kind == .text ? value(of: cell) : look.content.notes[cell.name] ?? ""
        let lines = note.replacing("\r\n", with: "\n")
        // A text longer than a cell may be stays with the report and is not for this workbook.
        guard FormWorkbook.fits(lines) else {
            line.cells[Column.number] = cell.kind == .text ? .empty : numberCell(cell)
            line.cells[Column.note] = .text(words.text("workbook.too_long"))
            return
        }
        line.cells[Column.note] = .text(lines)
        line.entries = [(Column.note, .text)]
        guard cell.kind != .text else { return }
        line.cells[Column.number] = numberCell(cell)
        let allowed: SheetEntry.Allowed =
            look.form.takesOnlyZeroAndOne(cell) ? .choice(["0", "1"]) : .wholeNumber(largest: TypedReport.largest)
        line.entries.append((Column.number, allowed))
    }

    private func show(_ line: inout Line, _ cell: FormCell) {
        let ratio = look.filled.ratio(cell)
        if look.form.mayBeExplained(cell) {
            line.cells[Column.note] = .text((look.content.notes[cell.name] ?? "").replacing("\r\n", with: "\n"))
            line.entries = [(Column.note, .text)]
        }
        switch cell.kind {
        case .rate:
            line.cells[Column.number] = .text(words.rate(ratio, cell))
            line.cells[Column.note] = .text(words.fraction(ratio))
        case .text: line.cells[Column.note] = .text(look.filled.text(cell.name) ?? "")
        case .attachment: line.cells[Column.note] = .text(look.filled.file(cell.name)?.name ?? "")
        case .list:
            line.cells[Column.number] = .integer(Int64(look.filled.rows(cell.name).count))
            line.cells[Column.note] = .text(lists.place(of: cell))
        default: line.cells[Column.number] = look.filled.number(cell.name).map { .integer($0) } ?? .empty
        }
    }

    /// The number, or as it was typed what is none.
    private func numberCell(_ cell: FormCell) -> SheetCell {
        let typed = value(of: cell)
        guard let number = try? TypedReport.number(typed) else { return .text(FormWorkbook.fits(typed) ? typed : "") }
        return .integer(number)
    }

    private func value(of cell: FormCell) -> String {
        if let raw = look.typed?.raw[cell.name] { return raw }
        if cell.kind == .text { return look.content.texts[cell.name] ?? "" }
        return look.content.numbers[cell.name].map { String($0) } ?? ""
    }

    /// Whether a cell of a workbook holds the text, with every underscore escaped.
    private static func fits(_ text: String) -> Bool {
        text.utf16.count + 6 * text.utf8.count { $0 == UInt8(ascii: "_") } <= 32_767
    }

    // MARK: What programs read

    private var hidden: Sheet {
        let obligation = look.obligation
        let known = [
            (Key.form, look.form.code), (Key.formVersion, String(look.form.version)),
            (Key.period, obligation.period.description), (Key.subject, obligation.subject),
            (Key.number, String(obligation.number)), (Key.reportVersion, String(version)),
        ]
        // Above the table stand the preamble and the header; people count rows from 1.
        let first = preamble.count + 2
        let rows = lines.enumerated().compactMap { index, line -> [SheetCell]? in
            guard let cell = line.cell else { return nil }
            let key = line.entries.isEmpty ? Key.shown : Key.entry
            return [
                .text(key), .text(String(first + index)), .text(cell.name), .text(words.text(cell.caption)),
            ]
        }
        return Sheet(
            name: "phucloi",
            columns: [SheetColumn(Key.mark), SheetColumn("value"), SheetColumn("cell"), SheetColumn("caption")],
            rows: known.map { [.text($0.0), .text($0.1)] } + rows + lists.known, protection: SheetProtection(),
            isHidden: true)
    }
}

extension FormCell {
    /// Somebody types it; a source or a formula tells the others.
    var isTyped: Bool { filling == .typed && kind != .rate }

    /// One value into which somebody types; lists have a place of their own, and files are sent.
    var isWritten: Bool { isTyped && kind != .list && kind != .attachment }
}

extension ReportForm {
    /// Nobody types its value, but a rule may ask why it is so.
    func mayBeExplained(_ cell: FormCell) -> Bool {
        !cell.isTyped && cell.kind.isAmount && rules.contains { $0.cell == cell.name && $0.importance == .explain }
    }

    /// A rule that blocks leaves nothing but 0 and 1, since no cell is below 0.
    func takesOnlyZeroAndOne(_ cell: FormCell) -> Bool {
        rules.contains { rule in
            guard rule.importance == .block, rule.left.description == cell.name, rule.right.cells.isEmpty,
                let right = rule.right.value({ _ in nil })
            else { return false }
            return (rule.comparison == .atMost && right == 1) || (rule.comparison == .less && right == 2)
        }
    }
}
