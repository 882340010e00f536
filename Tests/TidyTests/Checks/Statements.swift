/// SQL is written in Queries and Schema of an area and in Storage; tests may look into tables.
enum Statements {
    private static let advice = "move the statement to Queries/ (or Schema/) and call it from here"

    static func findings(_ files: [TextFile]) -> [Finding] {
        files.filter { !mayHoldSQL($0) }.flatMap { file in
            if let swift = file.swift {
                return swift.literals.flatMap { literal in inText(literal.text, from: literal.line, file.path) }
            }
            return file.path.hasSuffix(".mustache") ? inText(file.text, from: 1, file.path) + queries(file) : []
        }
    }

    private static func mayHoldSQL(_ file: TextFile) -> Bool {
        file.isTest || file.path.hasPrefix("Sources/Storage/") || file.path.hasPrefix("Benchmarks/")
            || file.folders.contains("Queries") || file.folders.contains("Schema")
    }

    private static func inText(_ text: String, from first: Int, _ path: String) -> [Finding] {
        let statement =
            #/
            \b (?: SELECT\s | INSERT\s+INTO\s | UPDATE\s+\S+\s+SET\s | DELETE\s+FROM\s
            | (?:CREATE|DROP|ALTER)\s+(?:TABLE|INDEX|VIEW)\s | PRAGMA\s )
            /#
        return text.matches(of: statement).map { match in
            let line = first + text[..<match.range.lowerBound].count { $0 == "\n" }
            return Finding(path, line, "`\(match.output.prefix { $0 != "\n" })`: \(advice)")
        }
    }

    private static func queries(_ file: TextFile) -> [Finding] {
        file.findings([
            UnwantedPattern(/\w*Queries\b/, "a template shows what its page struct holds and asks nothing")
        ])
    }
}
