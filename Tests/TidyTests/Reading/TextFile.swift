/// One file of the tree: its path from the root and its text; Swift sources also as code and literals.
struct TextFile: Sendable {
    let path: String
    let text: String
    let lines: [String]
    /// Nil for everything but Swift.
    let swift: SwiftText?

    init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        swift = path.hasSuffix(".swift") ? SwiftText(text) : nil
    }

    var name: String { String(path.split(separator: "/").last ?? "") }

    var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }

    /// The area that the file belongs to.
    var area: String? { folders.first == "Areas" && folders.count > 1 ? folders[1] : nil }

    var isTest: Bool { folders.first == "Tests" || folders.contains("Tests") }

    /// Lines of the file without the empty one behind the last line break.
    var lineCount: Int { lines.last == "" ? lines.count - 1 : lines.count }

    /// A finding for each line in which a pattern is found, in the lines given or in all of the text.
    func findings(_ patterns: [UnwantedPattern], in other: [String]? = nil) -> [Finding] {
        (other ?? lines).enumerated().flatMap { index, line in
            patterns.compactMap { pattern in
                line.firstMatch(of: pattern.regex).map { match in
                    Finding(path, index + 1, "`\(match.output)`: \(pattern.advice)")
                }
            }
        }
    }
}
