/// Reads the body of `POST /api/v1/sales`, one object or an array of them, in one strict pass (RFC 8259).
///
/// Tills send one sale per request, tens of thousands a second: a general reader would build dictionaries that are
/// thrown away at once, this one goes straight to the cells of a row. Strict means: no comments, no trailing commas,
/// no `NaN`, UTF-8 alone, nothing behind the value; what stands under unknown keys is checked and left out.
struct SaleJSON {
    /// Why nothing of the body can be taken.
    enum Fault: Error {
        /// No JSON, or neither an object nor an array.
        case unreadable
        case tooManyItems
    }

    enum Body: Sendable {
        case one(SaleItem)
        case many([SaleItem])
    }

    static let mostItems = 1_000
    /// Arrays and objects inside each other; more is no sale, and would be a way to exhaust the stack.
    static let deepest = 512

    static func read(_ body: [UInt8]) throws(Fault) -> Body {
        let bytes = body.span
        guard (try? UTF8Span(validating: bytes)) != nil else { throw .unreadable }
        var reader = SaleJSON()
        return try reader.body(bytes)
    }

    private var position = 0

    private mutating func body(_ bytes: Span<UInt8>) throws(Fault) -> Body {
        skipByteOrderMark(bytes)
        skipSpace(bytes)
        let body: Body
        switch peek(bytes) {
        case UInt8(ascii: "{"): body = .one(try item(bytes, depth: 1))
        case UInt8(ascii: "["): body = .many(try items(bytes))
        default: throw .unreadable
        }
        skipSpace(bytes)
        guard position == bytes.count else { throw .unreadable }
        return body
    }

    // MARK: Items

    private mutating func items(_ bytes: Span<UInt8>) throws(Fault) -> [SaleItem] {
        var items: [SaleItem] = []
        position += 1
        skipSpace(bytes)
        if skip(UInt8(ascii: "]"), bytes) { return items }
        while true {
            guard items.count < SaleJSON.mostItems else { throw .tooManyItems }
            skipSpace(bytes)
            if peek(bytes) == UInt8(ascii: "{") {
                items.append(try item(bytes, depth: 2))
            } else {
                try skipValue(bytes, depth: 1)
                items.append(.noObject)
            }
            skipSpace(bytes)
            if skip(UInt8(ascii: "]"), bytes) { return items }
            try expect(UInt8(ascii: ","), bytes)
        }
    }

    /// An object, whose opening brace stands at the position.
    private mutating func item(_ bytes: Span<UInt8>, depth: Int) throws(Fault) -> SaleItem {
        var item = SaleItem()
        position += 1
        skipSpace(bytes)
        if skip(UInt8(ascii: "}"), bytes) { return item }
        while true {
            skipSpace(bytes)
            let key = try string(bytes)
            skipSpace(bytes)
            try expect(UInt8(ascii: ":"), bytes)
            skipSpace(bytes)
            if let place = place(of: key, bytes) {
                item.note(try value(bytes, depth: depth), at: place)
            } else {
                try skipValue(bytes, depth: depth)
            }
            skipSpace(bytes)
            if skip(UInt8(ascii: "}"), bytes) { return item }
            try expect(UInt8(ascii: ","), bytes)
        }
    }

    /// Where a key's value belongs; nil for a key that is not read.
    private func place(of key: JSONText, _ bytes: Span<UInt8>) -> Int? {
        guard !key.hasEscapes else {
            let name = Array(key.decoded(bytes).text.utf8)
            return SaleItem.keys.firstIndex(of: name)
        }
        for (place, name) in SaleItem.keys.enumerated() where name.count == key.range.count {
            var index = 0
            while index < name.count, name[index] == bytes[key.range.lowerBound + index] { index += 1 }
            if index == name.count { return place }
        }
        return nil
    }

    // MARK: Values

    private mutating func value(_ bytes: Span<UInt8>, depth: Int) throws(Fault) -> SaleItem.Value {
        switch peek(bytes) {
        case UInt8(ascii: "\""):
            let (text, isBroken) = try string(bytes).decoded(bytes)
            return isBroken ? .broken : .text(text)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let start = position
            let isWhole = try number(bytes)
            return isWhole ? .whole(JSONText(range: start..<position, hasEscapes: false).decoded(bytes).text) : .other
        case UInt8(ascii: "n"):
            try word("null", bytes)
            return .none
        default:
            try skipValue(bytes, depth: depth)
            return .other
        }
    }

    private mutating func skipValue(_ bytes: Span<UInt8>, depth: Int) throws(Fault) {
        switch peek(bytes) {
        case UInt8(ascii: "\""): _ = try string(bytes)
        case UInt8(ascii: "{"): try skipMembers(bytes, until: UInt8(ascii: "}"), depth: depth + 1)
        case UInt8(ascii: "["): try skipMembers(bytes, until: UInt8(ascii: "]"), depth: depth + 1)
        case UInt8(ascii: "t"): try word("true", bytes)
        case UInt8(ascii: "f"): try word("false", bytes)
        case UInt8(ascii: "n"): try word("null", bytes)
        default: _ = try number(bytes)
        }
    }

    private mutating func skipMembers(_ bytes: Span<UInt8>, until end: UInt8, depth: Int) throws(Fault) {
        guard depth <= SaleJSON.deepest else { throw .unreadable }
        position += 1
        skipSpace(bytes)
        if skip(end, bytes) { return }
        while true {
            skipSpace(bytes)
            if end == UInt8(ascii: "}") {
                _ = try string(bytes)
                skipSpace(bytes)
                try expect(UInt8(ascii: ":"), bytes)
                skipSpace(bytes)
            }
            try skipValue(bytes, depth: depth)
            skipSpace(bytes)
            if skip(end, bytes) { return }
            try expect(UInt8(ascii: ","), bytes)
        }
    }

    /// Walks over a text and says where it stands; its escapes are known to be well formed then.
    private mutating func string(_ bytes: Span<UInt8>) throws(Fault) -> JSONText {
        try expect(UInt8(ascii: "\""), bytes)
        let start = position
        var hasEscapes = false
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return JSONText(range: start..<(position - 1), hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                position += 1
                try escape(bytes)
            case 0..<0x20: throw .unreadable
            default: position += 1
            }
        }
        throw .unreadable
    }

    private mutating func escape(_ bytes: Span<UInt8>) throws(Fault) {
        let sign = peek(bytes)
        position += 1
        guard sign == UInt8(ascii: "u") else {
            guard JSONText.isSimpleEscape(sign) else { throw .unreadable }
            return
        }
        for _ in 0..<4 {
            guard JSONText.nibble(peek(bytes)) != nil else { throw .unreadable }
            position += 1
        }
    }

    /// Walks over a number; true when it has neither a fraction nor an exponent.
    private mutating func number(_ bytes: Span<UInt8>) throws(Fault) -> Bool {
        _ = skip(UInt8(ascii: "-"), bytes)
        if !skip(UInt8(ascii: "0"), bytes) { try digits(bytes) }
        var isWhole = true
        if skip(UInt8(ascii: "."), bytes) {
            isWhole = false
            try digits(bytes)
        }
        if skip(UInt8(ascii: "e"), bytes) || skip(UInt8(ascii: "E"), bytes) {
            isWhole = false
            if !skip(UInt8(ascii: "+"), bytes) { _ = skip(UInt8(ascii: "-"), bytes) }
            try digits(bytes)
        }
        return isWhole
    }

    /// At least one.
    private mutating func digits(_ bytes: Span<UInt8>) throws(Fault) {
        let start = position
        while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
        guard position > start else { throw .unreadable }
    }

    // MARK: Signs

    /// The byte at the position; 0, which no JSON holds, at the end.
    private func peek(_ bytes: Span<UInt8>) -> UInt8 {
        position < bytes.count ? bytes[position] : 0
    }

    private mutating func skip(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ byte: UInt8, _ bytes: Span<UInt8>) throws(Fault) {
        guard skip(byte, bytes) else { throw .unreadable }
    }

    private mutating func word(_ word: String, _ bytes: Span<UInt8>) throws(Fault) {
        for byte in word.utf8 { try expect(byte, bytes) }
    }

    private mutating func skipSpace(_ bytes: Span<UInt8>) {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    /// Some programs write it before UTF-8; it means nothing there (RFC 8259, 8.1).
    private mutating func skipByteOrderMark(_ bytes: Span<UInt8>) {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    }
}
