package import Kernel

/// One row of an answer; columns are read by their position in the `SELECT`.
package struct Row: Sendable {
    package let values: [SQLValue]

    package init(_ values: [SQLValue]) {
        self.values = values
    }

    /// A column holds another type than the code expects: a fault of the program, never of the data's author.
    struct Mismatch: Error {
        let column: Int
        let found: SQLValue
        let expected: String
    }

    package func integer(_ column: Int) throws -> Int64 {
        guard case .integer(let value) = values[column] else { throw mismatch(column, "integer") }
        return value
    }

    package func optionalInteger(_ column: Int) throws -> Int64? {
        isNull(column) ? nil : try integer(column)
    }

    package func text(_ column: Int) throws -> String {
        guard case .text(let value) = values[column] else { throw mismatch(column, "text") }
        return value
    }

    package func optionalText(_ column: Int) throws -> String? {
        isNull(column) ? nil : try text(column)
    }

    package func blob(_ column: Int) throws -> [UInt8] {
        guard case .blob(let value) = values[column] else { throw mismatch(column, "blob") }
        return value
    }

    package func optionalReal(_ column: Int) throws -> Double? {
        switch values[column] {
        case .null: nil
        case .real(let value): value
        case .integer(let value): Double(value)
        default: throw mismatch(column, "real")
        }
    }

    package func bool(_ column: Int) throws -> Bool { try integer(column) != 0 }

    package func day(_ column: Int) throws -> Day { Day(number: Int32(truncatingIfNeeded: try integer(column))) }

    package func optionalDay(_ column: Int) throws -> Day? { isNull(column) ? nil : try day(column) }

    package func instant(_ column: Int) throws -> Instant { Instant(microseconds: try integer(column)) }

    package func optionalInstant(_ column: Int) throws -> Instant? { isNull(column) ? nil : try instant(column) }

    package func dong(_ column: Int) throws -> Dong { Dong(try integer(column)) }

    /// One of the words of an enumeration.
    package func word<Word: RawRepresentable<String>>(_ column: Int, _ type: Word.Type) throws -> Word {
        let text = try text(column)
        guard let word = Word(rawValue: text) else { throw mismatch(column, "a word of \(type)") }
        return word
    }

    package func optionalWord<Word: RawRepresentable<String>>(_ column: Int, _ type: Word.Type) throws -> Word? {
        isNull(column) ? nil : try word(column, type)
    }

    package func isNull(_ column: Int) -> Bool { values[column] == .null }

    private func mismatch(_ column: Int, _ expected: String) -> Mismatch {
        Mismatch(column: column, found: values[column], expected: expected)
    }
}
