internal import Kernel
internal import Web

/// A list on a report's page: a table to fill, or to read.
struct ReportListView: Sendable {
    struct Column: Sendable {
        let caption: String
    }

    struct Entry: Sendable {
        let name: String
        let value: String
        let label: String
        let error: String?
    }

    struct Row: Sendable {
        let entries: [Entry]
        /// What stands there, for those who only read.
        let printed: [String]
        /// What was observed beside the row; nil in a list that is held beside nothing.
        let observed: Observed?
        /// The name of the box that removes the row; nil for a blank one.
        let drop: String?
        let dropLabel: String
    }

    let id: String
    let columns: [Column]
    let rows: [Row]
    /// The field that says how many rows the page shows; nil for those who only read.
    let count: Count?
    let isEmpty: Bool
    /// Rows are held beside what was observed.
    let isCompared: Bool
    /// Rows that are not shown; nil when all are.
    let more: String?

    struct Observed: Sendable {
        let lines: [String]
    }

    struct Count: Sendable {
        let name: String
        let value: String
    }

    static let sample = ReportListView(
        id: "cell_places", columns: [Column(caption: "Place")],
        rows: [
            Row(
                entries: [Entry(name: "row_places_0_name", value: "Huế", label: "Place", error: "Too long.")],
                printed: ["Huế"], observed: Observed(lines: ["12, variance 0"]), drop: "drop_places_0",
                dropLabel: "Remove row 1")
        ],
        count: Count(name: "rows_places", value: "1"), isEmpty: true, isCompared: true, more: "12 more rows")
}

/// Makes the lists of a page.
struct ReportListViews {
    let look: ReportLook
    let words: FormWords

    /// A longer list is filled in Excel, so that a page stays a page.
    func mayType(_ cell: FormCell) -> Bool {
        look.mayFill && cell.isTyped && raw(cell).count <= ListRows.mostOnPage
    }

    func view(_ cell: FormCell) -> ReportListView {
        let mayType = mayType(cell)
        let raw = raw(cell)
        let shown = Array(raw.prefix(mayType ? raw.count : ListRows.mostOnPage))
        let blank = mayType ? ListRows.blank : 0
        let rows = (0..<(shown.count + blank)).map { index in
            row(cell, index, index < shown.count ? shown[index] : nil)
        }
        return ReportListView(
            id: TypedReport.field(cell.name), columns: cell.columns.map { .init(caption: words.text($0.caption)) },
            rows: rows,
            count: mayType
                ? ReportListView.Count(name: TypedList.countField(cell.name), value: String(rows.count)) : nil,
            isEmpty: rows.isEmpty, isCompared: cell.columns.contains { $0.beside != nil },
            more: raw.count > shown.count
                ? words.text("list.more", ["count": Digits.grouped(Int64(raw.count - shown.count))]) : nil)
    }

    private func raw(_ cell: FormCell) -> [ListRow] {
        look.typed?.lists[cell.name]?.raw ?? look.filled.rows(cell.name)
    }

    private func row(_ cell: FormCell, _ index: Int, _ row: ListRow?) -> ReportListView.Row {
        let faults = row == nil ? [:] : look.typed?.lists[cell.name]?.faults[index] ?? [:]
        // What cannot be read is compared with nothing.
        let isRead = look.typed?.lists[cell.name]?.firstFault == nil
        let isFar = look.findings.contains { finding in
            if case .row(index, _) = finding.what { isRead && finding.cell == cell.name } else { false }
        }
        return ReportListView.Row(
            entries: cell.columns.map { column in
                ReportListView.Entry(
                    name: TypedList.field(cell.name, index, column.name), value: value(column, row),
                    label: words.text(
                        "list.entry", ["column": words.text(column.caption), "row": String(index + 1)]),
                    error: faults[column.name].map { words.text("cell_fault.\($0.rawValue)") }
                        ?? (isFar && column.isExplanation ? words.text("cell_fault.row_explain") : nil))
            },
            printed: cell.columns.map { words.value(row?[$0.name], $0) },
            observed: cell.columns.contains { $0.beside != nil }
                ? ReportListView.Observed(
                    lines: row.map { isRead ? words.variances(cell, $0, look.filled) : [] } ?? []) : nil,
            drop: row == nil ? nil : TypedList.dropField(cell.name, index),
            dropLabel: words.text("list.drop", ["row": String(index + 1)]))
    }

    private func value(_ column: ListColumn, _ row: ListRow?) -> String {
        guard let text = row?[column.name] else { return "" }
        guard column.kind != .text, let number = Int64(text) else { return text }
        return Digits.grouped(number)
    }
}

extension FormWords {
    /// What stands in a column of a list; money with its unit.
    func value(_ text: String?, _ column: ListColumn) -> String {
        guard let text else { return "–" }
        guard column.kind != .text, let number = Int64(text) else { return text }
        let digits = Digits.grouped(number, separator: messages.language == .vietnamese ? "." : ",")
        return column.kind == .money ? self.text("forms.dong", ["amount": digits]) : digits
    }
}
