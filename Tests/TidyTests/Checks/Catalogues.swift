import Foundation

/// Each Messages folder says the same in Vietnamese and in English: equal keys, equal {parameters}, each key once.
enum Catalogues {
    static func findings(_ files: [TextFile]) -> [Finding] {
        let catalogues = files.filter { $0.folders.last == "Messages" && $0.path.hasSuffix(".json") }
        let folders = Set(catalogues.map { $0.folders.joined(separator: "/") }).sorted()
        return folders.flatMap { folder in
            compare(folder, catalogues.filter { $0.folders.joined(separator: "/") == folder })
        } + twice(catalogues.filter { $0.name == "vi.json" })
    }

    private static func compare(_ folder: String, _ files: [TextFile]) -> [Finding] {
        guard let vietnamese = files.first(where: { $0.name == "vi.json" }) else {
            return [Finding("\(folder)/vi.json", 1, "write the Vietnamese texts of this folder")]
        }
        guard let english = files.first(where: { $0.name == "en.json" }) else {
            return [Finding("\(folder)/en.json", 1, "write the English texts of this folder")]
        }
        guard let left = texts(vietnamese) else { return [unreadable(vietnamese)] }
        guard let right = texts(english) else { return [unreadable(english)] }
        return missing(left, right, english) + missing(right, left, vietnamese)
            + left.compactMap { key, text in
                guard let other = right[key], parameters(text) != parameters(other) else { return nil }
                return Finding(
                    english.path, line(of: key, english),
                    "`\(key)` takes \(parameters(other)) here and \(parameters(text)) in vi.json: use the same"
                )
            }.sorted { $0.line < $1.line } + repeated(vietnamese, left) + repeated(english, right)
    }

    private static func missing(_ keys: [String: String], _ there: [String: String], _ file: TextFile) -> [Finding] {
        keys.keys.filter { there[$0] == nil }.sorted().map {
            Finding(file.path, 1, "`\($0)` stands only in the other language: add it here or take it away there")
        }
    }

    /// JSON readers keep one of two equal keys in silence, so they are counted in the text.
    private static func repeated(_ file: TextFile, _ texts: [String: String]) -> [Finding] {
        var seen: Set<String> = []
        return file.lines.enumerated().compactMap { index, line in
            guard let key = line.firstMatch(of: /^\s*"([^"]+)"\s*:/)?.output.1, texts[String(key)] != nil,
                !seen.insert(String(key)).inserted
            else { return nil }
            return Finding(file.path, index + 1, "`\(key)` stands twice in this file: keep one")
        }
    }

    /// The catalogue of the whole product refuses a key of two folders at the start.
    private static func twice(_ catalogues: [TextFile]) -> [Finding] {
        var first: [String: String] = [:]
        return catalogues.flatMap { file in
            (texts(file) ?? [:]).keys.sorted().compactMap { key in
                guard let other = first.updateValue(file.path, forKey: key) else { return nil }
                return Finding(file.path, line(of: key, file), "`\(key)` stands in \(other) too: keep it in one folder")
            }
        }
    }

    private static func texts(_ file: TextFile) -> [String: String]? {
        try? JSONDecoder().decode([String: String].self, from: Data(file.text.utf8))
    }

    private static func unreadable(_ file: TextFile) -> Finding {
        Finding(file.path, 1, "this is no flat JSON object of texts")
    }

    private static func parameters(_ text: String) -> [String] {
        Set(text.matches(of: /\{([a-z_A-Z0-9]+)\}/).map { String($0.output.1) }).sorted()
    }

    private static func line(of key: String, _ file: TextFile) -> Int {
        (file.lines.firstIndex { $0.contains("\"\(key)\"") } ?? 0) + 1
    }
}
