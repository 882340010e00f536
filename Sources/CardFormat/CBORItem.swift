/// A data item of CBOR (RFC 8949), as it was written.
package indirect enum CBORItem: Equatable, Sendable {
    case unsigned(UInt64)
    /// −1 − n of its argument n.
    case negative(UInt64)
    case bytes([UInt8])
    /// UTF-8, checked.
    case text([UInt8])
    /// A byte or text string whose length was left open.
    case bytesInPieces([[UInt8]])
    case textInPieces([[UInt8]])
    case array([CBORItem], isIndefinite: Bool)
    case map([CBORPair], isIndefinite: Bool)
    case tagged(UInt64, CBORItem)
    /// 20 false, 21 true, 22 null, 23 undefined; others have no meaning.
    case simple(UInt8)
    /// Bits of IEEE 754 in two, four or eight bytes.
    case half(UInt16)
    case single(UInt32)
    case double(UInt64)

    /// The whole number, when it is one within 64 bits.
    package var integer: Int64? {
        switch self {
        case .unsigned(let value): value <= UInt64(Int64.max) ? Int64(value) : nil
        case .negative(let value): value <= UInt64(Int64.max) ? -1 - Int64(value) : nil
        default: nil
        }
    }

    /// The whole number, when it is not negative.
    package var unsigned: UInt64? {
        if case .unsigned(let value) = self { value } else { nil }
    }

    package var bytes: [UInt8]? {
        if case .bytes(let bytes) = self { bytes } else { nil }
    }

    package var text: [UInt8]? {
        if case .text(let text) = self { text } else { nil }
    }

    package var items: [CBORItem]? {
        if case .array(let items, _) = self { items } else { nil }
    }

    package var pairs: [CBORPair]? {
        if case .map(let pairs, _) = self { pairs } else { nil }
    }

    /// The value of a map under a whole number; nil without it.
    package subscript(key: Int64) -> CBORItem? {
        guard let pairs else { return nil }
        for pair in pairs where pair.key.integer == key { return pair.value }
        return nil
    }

    /// The value of a map under a word; nil without it.
    package subscript(key: StaticString) -> CBORItem? {
        guard let pairs else { return nil }
        for pair in pairs {
            if let text = pair.key.text, text.isEqual(to: key) { return pair.value }
        }
        return nil
    }
}

/// An entry of a map.
package struct CBORPair: Equatable, Sendable {
    package let key: CBORItem
    package let value: CBORItem

    package init(_ key: CBORItem, _ value: CBORItem) {
        self.key = key
        self.value = value
    }
}

extension [UInt8] {
    /// The bytes of a word that stands in the program.
    package init(_ word: StaticString) {
        self = word.withUTF8Buffer { [UInt8]($0) }
    }

    package func isEqual(to word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        return self == [UInt8](word)
    }
}
