/// Pairs as queries and simple forms carry them (WHATWG URL, application/x-www-form-urlencoded).
enum URLEncodedForm {
    static func fields(_ text: String) throws -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for pair in text.split(separator: "&") {
            guard fields.count < Form.mostFields, let field = field(pair) else {
                throw Problem(.badRequest, "bad_form")
            }
            fields.append(field)
        }
        return fields
    }

    /// The first value under the name; a pair that cannot be read counts as missing.
    static func first(_ name: String, in query: String) -> String? {
        for pair in query.split(separator: "&") {
            if let field = field(pair), field.name == name { return field.value }
        }
        return nil
    }

    /// False when a pair holds a broken escape or bytes that are no text.
    static func isReadable(_ query: String) -> Bool {
        query.split(separator: "&").allSatisfy { field($0) != nil }
    }

    private static func field(_ pair: Substring) -> (name: String, value: String)? {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let name = PercentCoding.decoded(first, plusIsSpace: true),
            let value = parts.count > 1 ? PercentCoding.decoded(parts[1], plusIsSpace: true) : ""
        else { return nil }
        return (name, value)
    }
}
