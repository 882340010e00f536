internal import Attachments
import Kernel
import Web

/// What somebody typed into a report's page: what can be read of it, and what cannot, with nothing lost.
struct TypedReport: Sendable {
    enum Fault: String, Error, Sendable {
        case negative, notWhole = "not_whole", tooLarge = "too_large", tooLong = "too_long"
        /// A formula without a value, or an error such as `#REF!`, in an uploaded workbook.
        case formula
        /// Of a row of a list: nothing stands in a column that must be filled.
        case missing
        case tooManyRows = "too_many_rows"
    }

    /// What can be stored.
    private(set) var content: ReportContent
    /// Every typed cell as it was typed.
    private(set) var raw: [String: String] = [:]
    private(set) var faults: [String: Fault] = [:]
    private(set) var lists: [String: TypedList] = [:]
    /// Files that came with the page and can be kept.
    private(set) var sent: [CheckedFile] = []
    /// Files that cannot be kept, by cell.
    private(set) var refused: [String: Refusal] = [:]

    /// Everything can be stored.
    var isSound: Bool { faults.isEmpty && refused.isEmpty }

    static let mostLetters = 20_000
    static let largest: Int64 = 1_000_000_000_000_000

    /// Cells that the page does not have stay as they are stored.
    init(_ form: Form, _ definition: ReportForm, stored: ReportContent) {
        content = stored
        for cell in definition.cells {
            if cell.isTyped { read(cell, form) }
            let note = TypedReport.noteField(cell.name)
            if form.has(note) { content.notes[cell.name] = TypedReport.kept(form.text(note)) }
        }
    }

    /// The same with other content; of what was typed only the own cells are shown as they were typed.
    func showing(_ content: ReportContent, own: Set<String>) -> TypedReport {
        var typed = self
        typed.content = content
        typed.raw = raw.filter { own.contains($0.key) }
        typed.lists = lists.filter { own.contains($0.key) }
        return typed
    }

    static func field(_ cell: String) -> String { "cell_\(cell)" }
    static func noteField(_ cell: String) -> String { "note_\(cell)" }

    private mutating func read(_ cell: FormCell, _ form: Form) {
        guard cell.kind != .list else {
            if let list = TypedList(cell, form) { take(list, cell) }
            return
        }
        guard cell.kind != .attachment else {
            attach(cell, form)
            return
        }
        let field = TypedReport.field(cell.name)
        guard form.has(field) else { return }
        let text = form.text(field)
        raw[cell.name] = form[field]
        if cell.kind == .text {
            guard text.unicodeScalars.count <= TypedReport.mostLetters else {
                faults[cell.name] = .tooLong
                return
            }
            content.texts[cell.name] = TypedReport.kept(text)
            return
        }
        do {
            content.numbers[cell.name] = try TypedReport.number(text)
        } catch {
            faults[cell.name] = error
        }
    }

    /// Takes a new file, else the one that came before, else removes it when that is wanted.
    private mutating func attach(_ cell: FormCell, _ form: Form) {
        if let kept = AttachedFile(kept: form[AttachedFile.keptField(cell.name)]) { content.files[cell.name] = kept }
        if form.has(AttachedFile.dropField(cell.name)) { content.files[cell.name] = nil }
        guard let file = form.file(AttachedFile.field(cell.name)) else { return }
        do {
            let checked = try CheckedFile(name: file.name, bytes: file.content)
            sent.append(checked)
            content.files[cell.name] = AttachedFile(checked)
        } catch let refusal as Refusal {
            refused[cell.name] = refusal
        } catch {
            refused[cell.name] = Refusal("attachment_damaged", ["name": CheckedFile.shown(file.name)])
        }
    }

    /// Takes the rows of a list.
    mutating func take(_ list: TypedList, _ cell: FormCell) {
        lists[cell.name] = list
        faults[cell.name] = list.firstFault
        // No rows are as if there had never been any.
        if list.firstFault == nil { content.lists[cell.name] = list.rows.isEmpty ? nil : list.rows }
    }

    /// Says that a cell cannot be read at all.
    mutating func object(_ fault: Fault, to cell: String, typed text: String) {
        raw[cell] = text
        faults[cell] = fault
    }

    private static func kept(_ text: String) -> String? { text.isEmpty ? nil : text }

    /// A whole number, also in groups of three with dots or spaces; nil for nothing.
    static func number(_ text: String) throws(Fault) -> Int64? {
        guard !text.isEmpty else { return nil }
        let groups = text.split(omittingEmptySubsequences: false) { ".  ".contains($0) }
        let isGrouped =
            groups.count > 1 && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
            && (1...3).contains(groups.first?.drop { $0 == "-" }.utf8.count ?? 0)
        let digits = isGrouped ? groups.joined() : text
        guard digits.drop(while: { $0 == "-" }).allSatisfy({ $0.isASCII && $0.isNumber }), digits != "-" else {
            throw .notWhole
        }
        guard let number = Int64(digits), number <= largest else {
            throw digits.hasPrefix("--") ? .notWhole : .tooLarge
        }
        guard number >= 0 else { throw .negative }
        return number
    }
}
