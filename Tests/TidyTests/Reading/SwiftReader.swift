/// Walks over the bytes of a Swift source and tells code from comments and literals.
struct SwiftReader {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    /// The source with everything blanked that is not code.
    private(set) var code: [UInt8]
    private(set) var literals: [SwiftText.Literal] = []

    init(_ source: String) {
        bytes = Array(source.utf8)
        code = bytes
    }

    mutating func readAll() {
        readCode(isInterpolation: false)
    }

    /// Reads to the end, or behind the parenthesis that closes an interpolation.
    private mutating func readCode(isInterpolation: Bool) {
        var depth = 0
        while position < bytes.count {
            if isAt("//") {
                blank(upTo: "\n")
            } else if isAt("/*") {
                readComment()
            } else if isAt("`") {
                readRawName()
            } else if let hashes = hashesBeforeQuote() {
                readLiteral(hashes: hashes)
            } else if isAt("#/") {
                readLongRegex()
            } else if isAtRegex() {
                readRegex()
            } else {
                if bytes[position] == UInt8(ascii: "(") { depth += 1 }
                if bytes[position] == UInt8(ascii: ")") { depth -= 1 }
                advance()
                if isInterpolation, depth == 0 { return }
            }
        }
    }

    // MARK: Comments and names

    private mutating func readComment() {
        var depth = 0
        repeat {
            if isAt("/*") {
                depth += 1
                blank(count: 2)
            } else if isAt("*/") {
                depth -= 1
                blank(count: 2)
            } else {
                blank(count: 1)
            }
        } while depth > 0 && position < bytes.count
    }

    /// A name in backticks may be a whole sentence.
    private mutating func readRawName() {
        advance()
        blank(upTo: "`\n")
        advance()
    }

    // MARK: String literals

    /// How many number signs stand before a quote here; nil where no literal begins.
    private func hashesBeforeQuote() -> Int? {
        var next = position
        while next < bytes.count, bytes[next] == UInt8(ascii: "#") { next += 1 }
        return next < bytes.count && bytes[next] == UInt8(ascii: "\"") ? next - position : nil
    }

    private mutating func readLiteral(hashes: Int) {
        let first = line
        for _ in 0..<hashes { advance() }
        let quote = isAt("\"\"\"") ? "\"\"\"" : "\""
        for _ in quote.utf8 { advance() }
        let closing = quote + String(repeating: "#", count: hashes)
        let escape = "\\" + String(repeating: "#", count: hashes)
        var text: [UInt8] = []
        while position < bytes.count, !isAt(closing) {
            if isAt(escape + "(") {
                blank(count: escape.utf8.count)
                readCode(isInterpolation: true)
                text += Array("\\()".utf8)
            } else if isAt(escape) {
                text += bytes[position..<min(position + escape.utf8.count + 1, bytes.count)]
                blank(count: escape.utf8.count + 1)
            } else {
                text.append(bytes[position])
                blank(count: 1)
            }
        }
        for _ in closing.utf8 { advance() }
        let content = String(decoding: text, as: UTF8.self)
        literals.append(SwiftText.Literal(line: first, text: quote.count == 3 ? outdented(content) : content))
    }

    /// The lines between the triple quotes without the indentation of the closing ones.
    private func outdented(_ content: String) -> String {
        var lines = content.split(separator: "\n", omittingEmptySubsequences: false)
        let indentation = lines.popLast() ?? ""
        return lines.dropFirst().map { line in
            String(line.hasPrefix(indentation) ? line.dropFirst(indentation.count) : line)
        }.joined(separator: "\n")
    }

    // MARK: Regular expressions

    /// A slash begins a regular expression where no operand stands before it and another slash closes the line.
    private func isAtRegex() -> Bool {
        guard isAt("/"), position + 1 < bytes.count, !" \t\n/*=".utf8.contains(bytes[position + 1]) else {
            return false
        }
        let before = bytes[..<position].last { $0 != UInt8(ascii: " ") }
        guard before.map({ "(,=:[!&|{};\n#".utf8.contains($0) }) ?? true else { return false }
        let rest = bytes[(position + 1)...].prefix { $0 != UInt8(ascii: "\n") }
        return rest.contains(UInt8(ascii: "/"))
    }

    /// Between number signs a regular expression may go over several lines.
    private mutating func readLongRegex() {
        blank(count: 2)
        while position < bytes.count, !isAt("/#") { blank(count: 1) }
        blank(count: 2)
    }

    private mutating func readRegex() {
        advance()
        while position < bytes.count, !isAt("/"), !isAt("\n") {
            blank(count: isAt("\\") ? 2 : 1)
        }
        advance()
    }

    // MARK: Steps

    private func isAt(_ text: String) -> Bool {
        bytes[position...].starts(with: text.utf8)
    }

    private mutating func advance() {
        guard position < bytes.count else { return }
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
    }

    private mutating func blank(count: Int) {
        for _ in 0..<count where position < bytes.count {
            if bytes[position] != UInt8(ascii: "\n") { code[position] = UInt8(ascii: " ") }
            advance()
        }
    }

    private mutating func blank(upTo ends: String) {
        while position < bytes.count, !ends.utf8.contains(bytes[position]) { blank(count: 1) }
    }
}
