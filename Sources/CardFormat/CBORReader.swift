/// Reads CBOR (RFC 8949) from front to back.
///
/// Nothing is set aside for a length before that many bytes are there.
package struct CBORReader {
    private let bytes: [UInt8]
    private let rules: CBORRules
    private var position = 0
    private var itemsLeft: Int

    private init(_ bytes: [UInt8], _ rules: CBORRules) {
        self.bytes = bytes
        self.rules = rules
        itemsLeft = rules.items
    }

    /// The one item that the bytes hold.
    package static func item(_ bytes: [UInt8], _ rules: CBORRules) throws(FormatFault) -> CBORItem {
        var reader = CBORReader(bytes, rules)
        let item = try reader.item(depth: rules.depth)
        guard reader.position == bytes.count else { throw .trailingBytes }
        return item
    }

    /// The first byte of an item and what follows it; no argument means that the length is left open.
    private struct Head {
        let major: UInt8
        let information: UInt8
        let argument: UInt64?
    }

    private mutating func byte() throws(FormatFault) -> UInt8 {
        guard position < bytes.count else { throw .truncated }
        position += 1
        return bytes[position - 1]
    }

    private mutating func head() throws(FormatFault) -> Head {
        let first = try byte()
        let (major, information) = (first >> 5, first & 31)
        switch information {
        case 0...23: return Head(major: major, information: information, argument: UInt64(information))
        case 24...27:
            var argument: UInt64 = 0
            let width = 1 << Int(information - 24)
            for _ in 0..<width { argument = argument << 8 | UInt64(try byte()) }
            // Floating-point numbers are bits, not lengths: their width is theirs.
            if rules.isStrict && major != 7 {
                let least: UInt64 = width == 1 ? 24 : 1 << UInt64(width * 4)
                guard argument >= least else { throw .notShortest }
            }
            return Head(major: major, information: information, argument: argument)
        case 31:
            if rules.isStrict { throw .indefiniteLength }
            return Head(major: major, information: information, argument: nil)
        default: throw .reservedValue
        }
    }

    private mutating func item(depth: Int) throws(FormatFault) -> CBORItem {
        guard depth > 0 else { throw .tooDeep }
        guard itemsLeft > 0 else { throw .tooLong }
        itemsLeft -= 1
        let head = try head()
        switch head.major {
        case 0: return .unsigned(try told(head))
        case 1: return .negative(try told(head))
        case 2: return head.argument == nil ? .bytesInPieces(try pieces(of: 2)) : .bytes(try string(head))
        case 3: return head.argument == nil ? .textInPieces(try pieces(of: 3)) : .text(try text(head))
        case 4: return .array(try elements(head, depth: depth), isIndefinite: head.argument == nil)
        case 5: return .map(try entries(head, depth: depth), isIndefinite: head.argument == nil)
        case 6: return .tagged(try told(head), try item(depth: depth - 1))
        default: return try simple(head)
        }
    }

    private func told(_ head: Head) throws(FormatFault) -> UInt64 {
        guard let argument = head.argument else { throw .reservedValue }
        return argument
    }

    private mutating func string(_ head: Head) throws(FormatFault) -> [UInt8] {
        let count = try told(head)
        guard count <= UInt64(bytes.count - position) else { throw .truncated }
        let start = position
        position += Int(count)
        return [UInt8](bytes[start..<position])
    }

    private mutating func text(_ head: Head) throws(FormatFault) -> [UInt8] {
        let text = try string(head)
        guard UTF8Check.holds(text) else { throw .badText }
        return text
    }

    /// The pieces of a string whose length is left open: of its own type, each with a length.
    private mutating func pieces(of major: UInt8) throws(FormatFault) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        while true {
            guard itemsLeft > 0 else { throw .tooLong }
            itemsLeft -= 1
            if try takeBreak() { return pieces }
            let head = try head()
            guard head.major == major, head.argument != nil else { throw .reservedValue }
            pieces.append(major == 3 ? try text(head) : try string(head))
        }
    }

    private mutating func takeBreak() throws(FormatFault) -> Bool {
        guard position < bytes.count else { throw .truncated }
        guard bytes[position] == 0xFF else { return false }
        position += 1
        return true
    }

    private mutating func elements(_ head: Head, depth: Int) throws(FormatFault) -> [CBORItem] {
        var items: [CBORItem] = []
        guard let count = head.argument else {
            while try !takeBreak() { items.append(try item(depth: depth - 1)) }
            return items
        }
        // Each element takes a byte at least.
        guard count <= UInt64(bytes.count - position) else { throw .truncated }
        for _ in 0..<count { items.append(try item(depth: depth - 1)) }
        return items
    }

    private mutating func entries(_ head: Head, depth: Int) throws(FormatFault) -> [CBORPair] {
        var pairs: [CBORPair] = []
        if let count = head.argument {
            guard count <= UInt64(bytes.count - position) / 2 else { throw .truncated }
            for _ in 0..<count { try append(&pairs, depth: depth) }
        } else {
            while try !takeBreak() { try append(&pairs, depth: depth) }
        }
        return pairs
    }

    private mutating func append(_ pairs: inout [CBORPair], depth: Int) throws(FormatFault) {
        let key = try item(depth: depth - 1)
        if !rules.takesDuplicateKeys {
            // Compared with each: a map whose keys must differ is a small one.
            guard pairs.count < 256 else { throw .tooLong }
            for pair in pairs where pair.key == key { throw .duplicateKey }
        }
        pairs.append(CBORPair(key, try item(depth: depth - 1)))
    }

    private func simple(_ head: Head) throws(FormatFault) -> CBORItem {
        let value = try told(head)
        switch head.information {
        case 0...23: return .simple(UInt8(truncatingIfNeeded: value))
        case 24:
            // RFC 8949 leaves 24 to 31 unused; its appendix of examples before (RFC 7049) has simple(24).
            guard value >= 24 else { throw .reservedValue }
            return .simple(UInt8(truncatingIfNeeded: value))
        case 25: return .half(UInt16(truncatingIfNeeded: value))
        case 26: return .single(UInt32(truncatingIfNeeded: value))
        default: return .double(value)
        }
    }
}
