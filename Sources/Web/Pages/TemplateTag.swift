/// A tag of a template with what it holds, as the lint reads it.
///
/// The library keeps its own reading of templates to itself, so this one knows just enough to follow the names.
indirect enum TemplateTag {
    case variable(String)
    case section(String, [TemplateTag])
    case inverted(String, [TemplateTag])
    case partial(String)
    /// A template with some of its blocks replaced.
    case inherit(String, [TemplateTag])
    case block(String, [TemplateTag])
    /// Text that would not be escaped.
    case raw(String)

    /// The tags of a template that the library has accepted already.
    static func read(_ source: String) -> [TemplateTag] {
        var rest = source[...]
        return read(&rest)
    }

    /// Reads up to the tag that closes what is open, or to the end.
    private static func read(_ rest: inout Substring) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        while let tag = nextTag(&rest) {
            let name = tag.dropFirst().trimmed
            switch tag.first {
            case "/": return tags
            case "!", "=", "%": continue
            case "#": tags.append(.section(bare(name), read(&rest)))
            case "^": tags.append(.inverted(bare(name), read(&rest)))
            case ">": tags.append(.partial(String(name)))
            case "<": tags.append(.inherit(String(name), read(&rest)))
            case "$": tags.append(.block(String(name), read(&rest)))
            case "{", "&": tags.append(.raw(String(name)))
            default: tags.append(.variable(bare(tag.trimmed)))
            }
        }
        return tags
    }

    /// What stands between the next pair of double braces; the reader stands behind it.
    private static func nextTag(_ rest: inout Substring) -> Substring? {
        guard let open = rest.firstRange(of: "{{") else { return nil }
        let inside = rest[open.upperBound...]
        guard let close = inside.firstRange(of: inside.hasPrefix("{") ? "}}}" : "}}") else { return nil }
        rest = inside[close.upperBound...]
        return inside[..<close.lowerBound]
    }

    /// `rows` of `count(rows)`, and nothing of `index()`.
    private static func bare(_ name: Substring) -> String {
        guard let open = name.lastIndex(of: "("), let close = name.firstIndex(of: ")") else { return String(name) }
        return String(name[name.index(after: open)..<close])
    }
}
