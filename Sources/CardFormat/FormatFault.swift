/// Why bytes or a text are not what they claim to be.
///
/// Every reader of this target throws it and nothing else.
package enum FormatFault: UInt8, Error, Sendable, CaseIterable {
    /// The bytes end within a value.
    case truncated = 1
    /// Bytes follow the value.
    case trailingBytes = 2
    /// Values are nested more deeply than the rules allow.
    case tooDeep = 3
    /// There is more than the rules allow.
    case tooLong = 4
    /// A length or a number is not written in the fewest bytes.
    case notShortest = 5
    /// A length is left open where lengths must be told.
    case indefiniteLength = 6
    /// A map holds a key twice.
    case duplicateKey = 7
    /// A value that RFC 8949 does not define.
    case reservedValue = 8
    /// A text is not UTF-8.
    case badText = 9
    /// A character that base45 does not have, or a group beyond its bytes.
    case badCharacter = 10
    /// The text does not begin with `CD1:`.
    case wrongPrefix = 11
    /// A tag that does not belong here.
    case wrongTag = 12
    /// A value of another type, length or range than the format says.
    case unexpectedValue = 13
    /// A header or claim that the format requires is missing.
    case missingValue = 14
    /// A header or claim that the format does not have.
    case unknownValue = 15
    /// The header names another way to sign.
    case unknownAlgorithm = 16
    /// The header demands a meaning that nobody here knows (`crit`).
    case unknownDemand = 17

    /// The word of the fault in answers to programs.
    package var code: StaticString {
        switch self {
        case .truncated: "truncated"
        case .trailingBytes: "trailing_bytes"
        case .tooDeep: "too_deep"
        case .tooLong: "too_long"
        case .notShortest: "not_shortest"
        case .indefiniteLength: "indefinite_length"
        case .duplicateKey: "duplicate_key"
        case .reservedValue: "reserved_value"
        case .badText: "bad_text"
        case .badCharacter: "bad_character"
        case .wrongPrefix: "wrong_prefix"
        case .wrongTag: "wrong_tag"
        case .unexpectedValue: "unexpected_value"
        case .missingValue: "missing_value"
        case .unknownValue: "unknown_value"
        case .unknownAlgorithm: "unknown_algorithm"
        case .unknownDemand: "unknown_demand"
        }
    }
}
