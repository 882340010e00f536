/// Reads the `Content-Type` header (RFC 9110, 8.3).
enum MediaType {
    /// `application/json` of `application/json; charset=utf-8`, in lower case.
    static func name(of header: String) -> String {
        let name = header.prefix { $0 != ";" }
        return name.trimmed.lowercased()
    }

    /// A parameter's value, without its quotes.
    static func parameter(_ name: String, of header: String) -> String? {
        for part in header.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmed.lowercased() == name else { continue }
            let value = pair[1].trimmed
            guard value.hasPrefix("\""), value.hasSuffix("\""), value.count >= 2 else { return String(value) }
            return String(value.dropFirst().dropLast())
        }
        return nil
    }
}

extension Substring {
    /// Without the white space around it that headers allow.
    var trimmed: Substring {
        var text = self
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
