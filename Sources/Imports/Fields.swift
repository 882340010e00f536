package import Kernel

/// Reads the cells of a row; each reader says exactly which column is wrong and what it should have held.
package struct Fields: Sendable {
    private let row: ImportRow

    /// Names and other free texts are at most this many characters.
    package static let longestText = 500

    package init(_ row: ImportRow, of columns: [ImportColumn]) throws(RowFault) {
        self.row = row
        guard row.isDamaged else { return }
        let damaged = columns.first { row.cells[$0.position].unicodeScalars.contains("\u{FFFD}") } ?? columns.first
        throw RowFault(.badValue, column: damaged?.name ?? "", expects: .encoding)
    }

    /// The cell in NFC without white space around it; empty when there is nothing.
    package func raw(_ column: ImportColumn) -> String {
        VietnameseText.clean(row.cells[column.position])
    }

    package func code(_ column: ImportColumn) throws(RowFault) -> String {
        try required(column, try optionalCode(column))
    }

    package func optionalCode(_ column: ImportColumn) throws(RowFault) -> String? {
        try optional(column, .code) { Code.isValid($0) ? $0 : nil }
    }

    package func text(_ column: ImportColumn) throws(RowFault) -> String {
        try required(column, try optionalText(column))
    }

    /// Free text; line breaks and tabs inside are kept, other control characters are refused.
    package func optionalText(_ column: ImportColumn) throws(RowFault) -> String? {
        guard row.cells[column.position].utf8.count <= Fields.longestText * 12 else {
            throw bad(column, "", .text)
        }
        let value = raw(column)
        guard !value.isEmpty else { return nil }
        guard !VietnameseText.hasControlCharacter(value, besides: "\r\n\t") else {
            throw bad(column, "", .noControlCharacters)
        }
        guard value.count <= Fields.longestText else { throw bad(column, value, .text) }
        return value
    }

    package func day(_ column: ImportColumn) throws(RowFault) -> Day {
        try required(column, try optionalDay(column))
    }

    package func optionalDay(_ column: ImportColumn) throws(RowFault) -> Day? {
        try optional(column, .day) { Day($0) }
    }

    package func instant(_ column: ImportColumn) throws(RowFault) -> Instant {
        try required(column, try optional(column, .instant) { Instant($0) })
    }

    /// An amount of 0 to 10^12 đồng.
    package func amount(_ column: ImportColumn) throws(RowFault) -> Dong {
        try required(column, try optionalAmount(column))
    }

    package func optionalAmount(_ column: ImportColumn) throws(RowFault) -> Dong? {
        try optional(column, .amount) { text in
            Digits.integer(text).flatMap { (0...Dong.largest.amount).contains($0) ? Dong($0) : nil }
        }
    }

    package func wholeNumber(_ column: ImportColumn, in range: ClosedRange<Int64>) throws(RowFault) -> Int64 {
        try required(column, try optionalWholeNumber(column, in: range))
    }

    package func optionalWholeNumber(
        _ column: ImportColumn, in range: ClosedRange<Int64>
    ) throws(RowFault) -> Int64? {
        try optional(column, .wholeNumber, allowed: "\(range.lowerBound)–\(range.upperBound)") { text in
            Digits.integer(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    package func optionalPercentage(_ column: ImportColumn) throws(RowFault) -> Percentage? {
        try optional(column, .percentage) { Percentage($0) }
    }

    package func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ column: ImportColumn, _ type: Choice.Type
    ) throws(RowFault) -> Choice {
        try required(column, try optionalChoice(column, type))
    }

    package func optionalChoice<Choice: RawRepresentable<String> & CaseIterable>(
        _ column: ImportColumn, _ type: Choice.Type
    ) throws(RowFault) -> Choice? {
        try optional(column, .choice, allowed: Choice.allCases.map(\.rawValue).joined(separator: ", ")) {
            Choice(rawValue: $0)
        }
    }

    package func truth(_ column: ImportColumn) throws(RowFault) -> Bool {
        try required(column, try optionalTruth(column))
    }

    package func optionalTruth(_ column: ImportColumn) throws(RowFault) -> Bool? {
        try optional(column, .truth) { $0 == "true" ? true : $0 == "false" ? false : nil }
    }

    /// A decimal number of degrees within the bound.
    package func optionalCoordinate(_ column: ImportColumn, bound: Double) throws(RowFault) -> Double? {
        try optional(column, .coordinate) { text in
            guard Digits.isDecimal(text) else { return nil }
            return Double(text).flatMap { abs($0) <= bound ? $0 : nil }
        }
    }

    /// The days from one column to another; an end before its beginning is refused.
    package func range(_ from: ImportColumn, _ to: ImportColumn) throws(RowFault) -> DayRange {
        let days = DayRange(from: try optionalDay(from), to: try optionalDay(to))
        guard !days.isEmpty else { throw bad(to, raw(to), .endAfterBeginning) }
        return days
    }

    private func optional<Value>(
        _ column: ImportColumn, _ expects: RowFault.Expectation, allowed: @autoclosure () -> String = "",
        _ read: (String) -> Value?
    ) throws(RowFault) -> Value? {
        let cell = row.cells[column.position]
        guard !cell.isEmpty else { return nil }
        guard cell.utf8.count <= Fields.longestText * 12 else { throw bad(column, "", expects) }
        let text = VietnameseText.clean(cell)
        guard !text.isEmpty else { return nil }
        guard let value = read(text) else {
            throw RowFault(.badValue, column: column.name, value: text, expects: expects, allowed: allowed())
        }
        return value
    }

    private func required<Value>(_ column: ImportColumn, _ value: Value?) throws(RowFault) -> Value {
        guard let value else { throw RowFault(.missingValue, column: column.name) }
        return value
    }

    private func bad(_ column: ImportColumn, _ value: String, _ expects: RowFault.Expectation) -> RowFault {
        RowFault(.badValue, column: column.name, value: value, expects: expects)
    }
}
