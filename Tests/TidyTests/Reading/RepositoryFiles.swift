import Foundation

/// The text files of this repository, without what was built, fetched or made at run time.
enum RepositoryFiles {
    static let all: [TextFile] = read()

    private static let leftOut: Set<String> = [
        ".build", ".git", ".swiftpm", ".venv", ".pytest_cache", "__pycache__", "var", "Package.resolved",
    ]
    private static let endings: Set<String> = [
        "c", "css", "csv", "h", "js", "json", "lock", "md", "modulemap", "mustache", "py", "sh", "sql", "svg", "swift",
        "toml", "txt", "yaml", "yml", "",
    ]

    /// The names of the pictures that documents may show.
    static let pictures = Set(
        (try? FileManager.default.contentsOfDirectory(atPath: root + "docs/pictures"))?.filter { $0.hasSuffix(".png") }
            ?? [])

    private static let root: String = {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        for _ in 1...4 { root.deleteLastPathComponent() }
        return root.path(percentEncoded: false)
    }()

    private static func read() -> [TextFile] {
        let folder = root
        return paths(below: folder, "").sorted().compactMap { path in
            (try? String(contentsOfFile: folder + path, encoding: .utf8)).map { TextFile(path, $0) }
        }
    }

    private static func paths(below root: String, _ folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root + folder)) ?? []
        return names.filter { !leftOut.contains($0) }.flatMap { name in
            let path = folder + name
            let values = try? URL(filePath: root + path).resourceValues(forKeys: [.isDirectoryKey])
            if values?.isDirectory == true { return paths(below: root, path + "/") }
            return isText(path) ? [path] : []
        }
    }

    /// The tables of Data are left out: they are thousands of rows of official names.
    private static func isText(_ path: String) -> Bool {
        endings.contains((path as NSString).pathExtension) && !(path.hasPrefix("Data/") && path.hasSuffix(".csv"))
    }
}
