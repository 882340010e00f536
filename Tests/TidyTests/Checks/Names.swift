/// Names that say nothing are not used for types, files and folders.
enum Names {
    private static let banned: Set<String> = [
        "Core", "Common", "Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Impl",
    ]
    /// Say nothing as the last word; before others they may be words of the programme, which sells goods and services.
    private static let bannedAtEnd: Set<String> = ["Manager", "Managers", "Service", "Services"]
    private static let advice = "name it after what it holds or does"

    static func findings(_ files: [TextFile]) -> [Finding] {
        files.flatMap { file in inPath(file) + inTypes(file) }
    }

    private static func inPath(_ file: TextFile) -> [Finding] {
        guard file.path.hasPrefix("Sources/") || file.path.hasPrefix("Areas/") || file.path.hasPrefix("Tests/") else {
            return []
        }
        return file.path.split(separator: "/").flatMap { part in
            unwanted(words(part.prefix { $0 != "." }).map { $0.prefix(1).uppercased() + $0.dropFirst() })
        }.map { Finding(file.path, 1, "`\($0)` in the path: \(advice)") }
    }

    private static func inTypes(_ file: TextFile) -> [Finding] {
        guard let swift = file.swift else { return [] }
        let declaration = /\b(?:struct|class|enum|actor|protocol|typealias|macro)\s+([A-Za-z_0-9]+)/
            .wordBoundaryKind(.simple)
        return swift.code.enumerated().flatMap { index, line in
            line.matches(of: declaration).flatMap { unwanted(words($0.output.1)) }
                .map { Finding(file.path, index + 1, "`\($0)` in the name of a type: \(advice)") }
        }
    }

    private static func unwanted(_ words: [String]) -> [String] {
        words.filter { banned.contains($0) } + words.suffix(1).filter { bannedAtEnd.contains($0) }
    }

    /// The words of a camel-case name.
    private static func words(_ name: Substring) -> [String] {
        var words: [String] = []
        for character in name {
            if character == "-" || character == "_" || character == " " {
                words.append("")
            } else if character.isUppercase || words.isEmpty {
                words.append(String(character))
            } else {
                words[words.count - 1].append(character)
            }
        }
        return words.filter { !$0.isEmpty }
    }
}
