/// Every document begins with its one title.
enum Titles {
    static func findings(_ files: [TextFile]) -> [Finding] {
        files.filter { $0.path.hasSuffix(".md") }.flatMap { file in
            let titles = titleLines(file)
            let others = titles.dropFirst().map { Finding(file.path, $0, "a second title: begin it with ##") }
            return titles.first == 1
                ? others : [Finding(file.path, 1, "begin the document with `# ` and its title")] + others
        }
    }

    /// Lines that begin with `# ` outside examples.
    private static func titleLines(_ file: TextFile) -> [Int] {
        var isExample = false
        return file.lines.enumerated().compactMap { index, line in
            if line.hasPrefix("```") { isExample.toggle() }
            return !isExample && line.hasPrefix("# ") ? index + 1 : nil
        }
    }
}
