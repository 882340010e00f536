internal import Documents
internal import Kernel
internal import Web

/// A register as a table: a page of it for the screen, all of it as a file.
struct RegisterTable: Sendable {
    let title: String
    let columns: [SheetColumn]
    let count: Int
    /// The cells of a row by its place.
    let row: @Sendable (Int) -> [RegisterCell]

    init<Item: Sendable>(
        title: String, _ columns: [SheetColumn], _ items: [Item],
        _ cells: @escaping @Sendable (Item) -> [RegisterCell]
    ) {
        self.title = title
        self.columns = columns
        count = items.count
        row = { cells(items[$0]) }
    }

    /// With the byte-order mark by which spreadsheets know UTF-8.
    func csv() -> [UInt8] {
        var writer = CSVWriter(options: .download)
        writer.record(columns.map(\.title))
        for index in 0..<count {
            for cell in row(index) { cell.write(to: &writer) }
            writer.endRecord()
        }
        return writer.takeBytes()
    }

    /// `lines` stand above the table, such as the day and the totals.
    func workbook(_ lines: [String], at now: Instant) throws -> [UInt8] {
        let sheet = Sheet(
            name: title, preamble: ([title] + lines).map { [.text($0)] }, columns: columns,
            rows: (0..<count).map { row($0).map(\.sheet) })
        return try XLSXWriter.workbook(
            [sheet], title: title, createdUnixSeconds: Int(now.microseconds / 1_000_000))
    }
}

/// A cell of a register: how the screen shows it, and what a file holds.
struct RegisterCell: Sendable {
    let text: String
    let path: String?
    let sheet: SheetCell
    var isWarning = false

    static let empty = RegisterCell(text: "", path: nil, sheet: .empty)

    static func text(_ text: String?, to path: LocalPath? = nil) -> RegisterCell {
        RegisterCell(text: text ?? "", path: path?.text, sheet: text.map { .text($0) } ?? .empty)
    }

    static func warning(_ text: String?) -> RegisterCell {
        RegisterCell(text: text ?? "", path: nil, sheet: text.map { .text($0) } ?? .empty, isWarning: text != nil)
    }

    static func number(_ value: Int?) -> RegisterCell {
        guard let value else { return .empty }
        return RegisterCell(text: Digits.grouped(Int64(value)), path: nil, sheet: .integer(Int64(value)))
    }

    static func money(_ amount: Dong?) -> RegisterCell {
        guard let amount else { return .empty }
        return RegisterCell(text: amount.printed, path: nil, sheet: .integer(amount.amount))
    }

    static func percent(_ rate: Percentage?) -> RegisterCell {
        guard let rate else { return .empty }
        return RegisterCell(text: rate.printed, path: nil, sheet: .decimal(rate.decimal))
    }

    static func day(_ day: Day?) -> RegisterCell {
        guard let day else { return .empty }
        let (year, month, date) = day.parts
        return RegisterCell(text: day.printed, path: nil, sheet: .day(year: year, month: month, day: date))
    }

    fileprivate func write(to writer: inout CSVWriter) {
        switch sheet {
        case .text(let text): writer.text(text)
        case .integer(let value): writer.integer(value)
        case .decimal(let digits): writer.decimal(digits)
        case .day(let year, let month, let day):
            writer.text("\(Digits.padded(year, 4))-\(Digits.padded(month, 2))-\(Digits.padded(day, 2))")
        case .empty: writer.empty()
        }
    }
}
