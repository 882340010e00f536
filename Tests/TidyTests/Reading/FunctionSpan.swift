/// The lines of a function, initialiser, subscript or computed property that has a body.
struct FunctionSpan: Hashable, Sendable {
    let firstLine: Int
    let lastLine: Int

    var lineCount: Int { lastLine - firstLine + 1 }

    static func all(in source: SwiftText) -> [FunctionSpan] {
        var finder = FunctionFinder(source)
        return finder.all()
    }
}

/// Looks for declarations in code whose comments and literals are blanked.
private struct FunctionFinder {
    private let bytes: [UInt8]
    private let lineOf: [Int]

    init(_ source: SwiftText) {
        bytes = Array(source.code.joined(separator: "\n").utf8)
        var line = 1
        lineOf = bytes.map { byte in
            defer { if byte == UInt8(ascii: "\n") { line += 1 } }
            return line
        }
    }

    mutating func all() -> [FunctionSpan] {
        var spans: [FunctionSpan] = []
        var position = 0
        while position < bytes.count {
            let end = endOfWord(position)
            guard end > position else {
                position += 1
                continue
            }
            let isMember = position > 0 && ".`".utf8.contains(bytes[position - 1])
            if !isMember, let body = body(after: String(decoding: bytes[position..<end], as: UTF8.self), end) {
                spans.append(FunctionSpan(firstLine: lineOf[position], lastLine: lineOf[closing(body)]))
            }
            position = end
        }
        return spans
    }

    private func endOfWord(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, isLetter(bytes[end]) { end += 1 }
        return end
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Where the body of the declaration opens that this keyword begins; nil for another word or without a body.
    private func body(after keyword: String, _ start: Int) -> Int? {
        guard ["func", "init", "deinit", "subscript", "var"].contains(keyword) else { return nil }
        var depth = 0
        for position in start..<bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "{") where depth == 0: return position
            case UInt8(ascii: "}") where depth == 0: return nil
            case UInt8(ascii: "=") where depth == 0 && keyword == "var": return nil
            case UInt8(ascii: "\n") where depth == 0: guard goesOn(after: position) else { return nil }
            default: continue
            }
            if depth < 0 { return nil }
        }
        return nil
    }

    /// True when the next line belongs to the same signature.
    private func goesOn(after newline: Int) -> Bool {
        let rest = bytes[newline...].drop { " \n".utf8.contains($0) }.prefix(8)
        let next = String(decoding: rest, as: UTF8.self)
        return ["{", "->", "throws", "async", "where", "rethrows"].contains { next.hasPrefix($0) }
    }

    /// The brace that closes the one at this position.
    private func closing(_ open: Int) -> Int {
        var depth = 0
        for position in open..<bytes.count {
            if bytes[position] == UInt8(ascii: "{") { depth += 1 }
            if bytes[position] == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { return position }
        }
        return bytes.count - 1
    }
}
