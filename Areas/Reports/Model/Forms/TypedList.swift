import Kernel
import Web

/// The rows of a list as somebody typed them.
struct TypedList: Sendable {
    /// As typed, blank and removed rows left out.
    private(set) var raw: [ListRow] = []
    /// What can be stored.
    private(set) var rows: [ListRow] = []
    /// What is wrong, by row and column.
    private(set) var faults: [Int: [String: TypedReport.Fault]] = [:]

    static func field(_ cell: String, _ row: Int, _ column: String) -> String { "row_\(cell)_\(row)_\(column)" }
    /// Ticked for a row that is to go.
    static func dropField(_ cell: String, _ row: Int) -> String { "drop_\(cell)_\(row)" }
    /// How many rows the page shows.
    static func countField(_ cell: String) -> String { "rows_\(cell)" }

    /// Nil when the page did not show the list.
    init?(_ cell: FormCell, _ form: Form) {
        guard let count = Digits.integer(form[TypedList.countField(cell.name)]) else { return nil }
        for row in 0..<Int(min(max(count, 0), Int64(ListRows.most) + 1))
        where !form.has(TypedList.dropField(cell.name, row)) {
            var typed: ListRow = [:]
            for column in cell.columns {
                let text = form.text(TypedList.field(cell.name, row, column.name))
                if !text.isEmpty { typed[column.name] = text }
            }
            if !typed.isEmpty { add(typed, cell) }
        }
    }

    /// The rows of a sheet.
    init(_ cell: FormCell, _ sheet: [ListRow]) {
        for row in sheet where !row.isEmpty { add(row, cell) }
    }

    var firstFault: TypedReport.Fault? {
        if rows.count > ListRows.most { return .tooManyRows }
        return faults.min { $0.key < $1.key }?.value.values.first
    }

    private mutating func add(_ typed: ListRow, _ cell: FormCell) {
        var (row, wrong): (ListRow, [String: TypedReport.Fault]) = ([:], [:])
        for column in cell.columns {
            let text = typed[column.name] ?? ""
            if text.isEmpty {
                if column.isRequired { wrong[column.name] = .missing }
            } else if column.kind == .text {
                if text.unicodeScalars.count > TypedList.mostLetters { wrong[column.name] = .tooLong }
                row[column.name] = text
            } else {
                do {
                    row[column.name] = try TypedReport.number(text).map { String($0) }
                } catch {
                    wrong[column.name] = error
                }
            }
        }
        if !wrong.isEmpty { faults[raw.count] = wrong }
        raw.append(typed)
        rows.append(row)
    }

    /// Letters of a text in a row.
    static let mostLetters = 1_000
}
