internal import Documents
internal import Kernel
internal import Web

/// A workbook of a report that came back, as it was read and not yet judged.
struct FilledWorkbook: Sendable {
    /// What stands in the row of a cell.
    struct Line: Sendable {
        let cell: String
        /// As people count rows, from 1.
        let row: Int
        let number: SmallWorkbook.Cell?
        let note: SmallWorkbook.Cell?
    }

    let form: String
    let formVersion: String
    let period: String
    let subject: String
    let number: String
    let reportVersion: Int64
    let lines: [Line]
    /// The rows of each list by cell.
    let lists: [String: [ListRow]]

    static let mostBytes = 2 << 20

    /// Reads the workbook.
    ///
    /// Throws the refusals `workbook_missing`, `workbook_unreadable`, `workbook_old`, `workbook_with_program`,
    /// `workbook_not_ours`, `workbook_rows_moved` and `workbook_list_missing`.
    init(_ bytes: [UInt8]?) throws {
        guard let bytes, !bytes.isEmpty else { throw Refusal("workbook_missing") }
        guard bytes.count <= FilledWorkbook.mostBytes else { throw Refusal("workbook_too_large") }
        let workbook: SmallWorkbook
        do {
            workbook = try SmallWorkbook(bytes)
        } catch let error as UnreadableFile {
            throw Refusal(error.reason == .oldWorkbook ? "workbook_old" : "workbook_unreadable")
        }
        guard !workbook.hasProgram else { throw Refusal("workbook_with_program") }
        func isHidden(_ sheet: SmallWorkbook.Sheet) -> Bool {
            sheet.text(row: 0, column: 0) == FormWorkbook.Key.mark
        }
        guard let hidden = workbook.sheets.first(where: isHidden),
            let sheet = workbook.sheets.first(where: { !isHidden($0) })
        else { throw Refusal("workbook_not_ours") }
        try self.init(hidden, sheet, workbook.sheets)
    }

    private init(
        _ hidden: SmallWorkbook.Sheet, _ sheet: SmallWorkbook.Sheet, _ sheets: [SmallWorkbook.Sheet]
    ) throws {
        var told: [String: String] = [:]
        var lines: [Line] = []
        var lists: [String: [ListRow]] = [:]
        for row in hidden.cells.keys.sorted() {
            let (key, value) = (hidden.text(row: row, column: 0), hidden.text(row: row, column: 1))
            if key == FormWorkbook.Key.list {
                guard let place = sheets.first(where: { $0.name == value }) else {
                    throw Refusal("workbook_list_missing", ["sheet": value])
                }
                lists[hidden.text(row: row, column: 2)] = FilledWorkbook.rows(
                    place, hidden.text(row: row, column: 3).split(separator: ",").map(String.init))
                continue
            }
            guard key == FormWorkbook.Key.entry else {
                told[key] = value
                continue
            }
            guard let place = Digits.integer(value), (1...1_048_576).contains(place) else {
                throw Refusal("workbook_not_ours")
            }
            let index = Int(place) - 1
            let caption = hidden.text(row: row, column: 3)
            guard sheet.text(row: index, column: FormWorkbook.Column.caption) == caption else {
                throw Refusal("workbook_rows_moved", ["row": value, "caption": caption])
            }
            lines.append(
                Line(
                    cell: hidden.text(row: row, column: 2), row: Int(place),
                    number: sheet.cell(row: index, column: FormWorkbook.Column.number),
                    note: sheet.cell(row: index, column: FormWorkbook.Column.note)))
        }
        func word(_ key: String) throws -> String {
            guard let word = told[key], !word.isEmpty else { throw Refusal("workbook_not_ours") }
            return word
        }
        form = try word(FormWorkbook.Key.form)
        formVersion = try word(FormWorkbook.Key.formVersion)
        period = try word(FormWorkbook.Key.period)
        subject = try word(FormWorkbook.Key.subject)
        number = try word(FormWorkbook.Key.number)
        guard let version = Digits.integer(try word(FormWorkbook.Key.reportVersion)), version >= 1 else {
            throw Refusal("workbook_not_ours")
        }
        reportVersion = version
        self.lines = lines
        self.lists = lists
    }

    /// What stands below the header of a list's sheet; blank rows are left out.
    private static func rows(_ sheet: SmallWorkbook.Sheet, _ columns: [String]) -> [ListRow] {
        sheet.cells.keys.sorted().filter { $0 >= ListSheets.firstRow }.prefix(ListRows.most + 1).compactMap { row in
            var found: ListRow = [:]
            for (index, column) in columns.enumerated() {
                let text = VietnameseText.clean(text(sheet.cell(row: row, column: index)))
                if !text.isEmpty { found[column] = text }
            }
            return found.isEmpty ? nil : found
        }
    }

    /// Whether it is the workbook of this report.
    ///
    /// Throws the refusals `workbook_of_another_form`, `workbook_of_another_version`, `workbook_of_another_period`,
    /// `workbook_of_another_subject` and `workbook_of_another_place`.
    func check(_ stored: Obligation, _ definition: ReportForm) throws {
        guard form == definition.code else {
            throw Refusal("workbook_of_another_form", ["theirs": form, "ours": definition.code])
        }
        guard formVersion == String(definition.version) else {
            throw Refusal(
                "workbook_of_another_version", ["theirs": formVersion, "ours": String(definition.version)])
        }
        guard period == stored.period.description else {
            throw Refusal("workbook_of_another_period", ["theirs": period, "ours": stored.period.description])
        }
        guard subject == stored.subject else {
            throw Refusal("workbook_of_another_subject", ["theirs": subject, "ours": stored.subject])
        }
        // The same report of another installation: its versions count something else.
        guard number == String(stored.number) else { throw Refusal("workbook_of_another_place") }
    }

    /// The typed cells of the report with what the workbook changed of a version; the others stay as they are stored.
    func typed(_ definition: ReportForm, since base: ReportContent, stored: ReportContent) -> TypedReport {
        var fields: [String: String] = [:]
        var damaged: [(cell: FormCell, text: String)] = []
        for line in lines {
            guard let cell = definition.cell(line.cell), cell.isWritten || definition.mayBeExplained(cell)
            else { continue }
            let value = cell.kind == .text ? line.note : line.number
            if !cell.isTyped {
                // Of a value that nobody types only the explanation is taken.
            } else if let value, value.isDamaged {
                damaged.append((cell, value.text))
            } else if changes(value, cell, base) {
                fields[TypedReport.field(cell.name)] = FilledWorkbook.text(value).replacing("\n", with: "\r\n")
            }
            guard cell.kind != .text else { continue }
            let note = FilledWorkbook.text(line.note)
            if VietnameseText.clean(note) != FilledWorkbook.lines(base.notes[cell.name]) {
                fields[TypedReport.noteField(cell.name)] = note.replacing("\n", with: "\r\n")
            }
        }
        var typed = TypedReport(Form(fields), definition, stored: stored)
        for cell in definition.cells where cell.kind == .list && cell.isTyped {
            guard let rows = lists[cell.name] else { continue }
            let list = TypedList(cell, rows)
            if list.firstFault != nil || list.rows != base.lists[cell.name] ?? [] { typed.take(list, cell) }
        }
        for (cell, text) in damaged { typed.object(.formula, to: cell.name, typed: text) }
        return typed
    }

    private func changes(_ value: SmallWorkbook.Cell?, _ cell: FormCell, _ base: ReportContent) -> Bool {
        let text = VietnameseText.clean(FilledWorkbook.text(value))
        if cell.kind == .text { return text != FilledWorkbook.lines(base.texts[cell.name]) }
        guard let number = try? TypedReport.number(text) else { return !text.isEmpty || base.numbers[cell.name] != nil }
        return number != base.numbers[cell.name]
    }

    /// What stands in a cell; the decimal mark of a number is a comma, so that nobody takes it for a group.
    private static func text(_ cell: SmallWorkbook.Cell?) -> String {
        guard let cell else { return "" }
        return cell.isNumber ? cell.text.replacing(".", with: ",") : lines(cell.text)
    }

    /// The text with the line ends of workbooks.
    private static func lines(_ text: String?) -> String { (text ?? "").replacing("\r\n", with: "\n") }
}
