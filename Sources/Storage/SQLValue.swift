package import Kernel

/// A value as both engines store it: 64-bit integers, text, bytes, doubles (only for coordinates) and null.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
    case real(Double)
}

/// What may be bound to a statement.
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLConvertible {
    package var sqlValue: SQLValue { self }
}

extension Int64: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Bool: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Double: SQLConvertible {
    package var sqlValue: SQLValue { .real(self) }
}

extension String: SQLConvertible {
    package var sqlValue: SQLValue { .text(self) }
}

extension Array: SQLConvertible where Element == UInt8 {
    package var sqlValue: SQLValue { .blob(self) }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension Day: SQLConvertible {
    /// Days since 1970-01-01.
    package var sqlValue: SQLValue { .integer(Int64(number)) }
}

extension Instant: SQLConvertible {
    /// Microseconds since 1970-01-01T00:00:00Z.
    package var sqlValue: SQLValue { .integer(microseconds) }
}

extension Dong: SQLConvertible {
    package var sqlValue: SQLValue { .integer(amount) }
}
