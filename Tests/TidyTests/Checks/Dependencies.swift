/// Whatever is fetched from elsewhere has a line with its reason in docs/decisions/dependencies.md.
enum Dependencies {
    static let recordPath = "docs/decisions/dependencies.md"

    static func findings(_ files: [TextFile]) -> [Finding] {
        let record = files.first { $0.path == recordPath }?.lines ?? []
        return files.flatMap(named).filter { dependency in
            !record.contains { $0.hasPrefix("|") && $0.contains("`\(dependency.name)`") }
        }.map { dependency in
            Finding(dependency.path, dependency.line, "say in \(recordPath) what `\(dependency.name)` is needed for")
        }
    }

    private struct Named {
        let name: String
        let path: String
        let line: Int
    }

    private static func named(in file: TextFile) -> [Named] {
        file.lines.enumerated().flatMap { index, line in
            names(in: line, of: file.path).map { Named(name: $0, path: file.path, line: index + 1) }
        }
    }

    private static func names(in line: String, of path: String) -> [String] {
        switch path {
        case "Package.swift":
            line.matches(of: /\.package\(url: "[^"]*\/([^"\/]+)"/).map { String($0.output.1) }
                + line.matches(of: /apt: "([^"]+)"/).map { String($0.output.1) }
        case "bin/setup":
            line.firstMatch(of: /^\w+=\(([-+.a-z0-9 ]+)\)$/)?.output.1.split(separator: " ").map(String.init) ?? []
        case "Tests/tools/requirements.txt":
            line.firstMatch(of: /^([A-Za-z0-9][-A-Za-z0-9_.]*)/).map { [String($0.output.1)] } ?? []
        default: []
        }
    }
}
