/// Swift files of at most 300 lines, functions of at most 60, lines of at most 120 characters.
enum Sizes {
    private static let mostLines = 300
    private static let mostLinesOfFunction = 60
    private static let widestLine = 120

    static func findings(_ files: [TextFile]) -> [Finding] {
        files.filter { $0.swift != nil }.flatMap { tooLong($0) + tooWide($0) + longFunctions($0) }
    }

    private static func longFunctions(_ file: TextFile) -> [Finding] {
        let spans = file.swift.map(FunctionSpan.all(in:)) ?? []
        return spans.filter { $0.lineCount > mostLinesOfFunction }.map { span in
            Finding(
                file.path, span.firstLine,
                "the function has \(span.lineCount) lines: split it into steps, at most \(mostLinesOfFunction) each")
        }
    }

    private static func tooLong(_ file: TextFile) -> [Finding] {
        guard file.lineCount > mostLines else { return [] }
        return [
            Finding(
                file.path, mostLines + 1,
                "the file has \(file.lineCount) lines: move a type or an extension out, at most \(mostLines) stay")
        ]
    }

    private static func tooWide(_ file: TextFile) -> [Finding] {
        file.lines.enumerated().filter { $0.element.count > widestLine }.map { index, line in
            Finding(file.path, index + 1, "the line has \(line.count) characters: break it before \(widestLine)")
        }
    }
}
