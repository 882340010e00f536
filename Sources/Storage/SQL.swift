/// A statement whose every interpolated value is bound, never pasted.
///
/// `"SELECT name FROM unit WHERE code = \(code)"` becomes `... = ?` with one value. The same text runs on both
/// engines; a literal question mark is not allowed in it.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    package private(set) var text: String
    package private(set) var values: [SQLValue]

    package init(stringLiteral value: String) {
        text = value
        values = []
    }

    package init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    init(text: String, values: [SQLValue]) {
        self.text = text
        self.values = values
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        SQL(text: left.text + right.text, values: left.values + right.values)
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// Binds one value.
        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            text += "?"
            values.append(value.sqlValue)
        }

        /// Binds one value, or null.
        package mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            text += "?"
            values.append(value?.sqlValue ?? .null)
        }

        /// Inserts another statement's text with its own values.
        package mutating func appendInterpolation(_ part: SQL) {
            text += part.text
            values += part.values
        }

        /// Inserts the values of an `IN (...)` list; an empty list matches nothing.
        ///
        /// The list is filled up to a power of two with its last value, so that few different statements
        /// are prepared, whatever the number of values.
        package mutating func appendInterpolation(list: some Collection<some SQLConvertible>) {
            var bound = list.map(\.sqlValue)
            if bound.isEmpty { bound = [.null] }
            var width = 1
            while width < bound.count { width *= 2 }
            let filler = bound[bound.count - 1]
            bound += Array(repeating: filler, count: width - bound.count)
            text += "(" + Array(repeating: "?", count: width).joined(separator: ",") + ")"
            values += bound
        }

        /// Inserts a table `(VALUES ...)` of pairs of whole numbers, in `column1` and `column2`.
        ///
        /// Filled up to a power of two with nulls, which match nothing. The first pair tells PostgreSQL the types.
        /// Written before a `CROSS JOIN`, both engines look the pairs up one by one.
        package mutating func appendInterpolation(pairs: some Collection<(Int64, Int64)>) {
            var width = 1
            while width < pairs.count { width *= 2 }
            values.reserveCapacity(values.count + 2 * width)
            for (first, second) in pairs { values += [.integer(first), .integer(second)] }
            values += Array(repeating: .null, count: 2 * (width - pairs.count))
            text += "(VALUES (CAST(? AS BIGINT), CAST(? AS BIGINT))"
            text += String(repeating: ", (?, ?)", count: width - 1) + ")"
        }
    }
}
