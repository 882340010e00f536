/// Every guide has its twin in the other language, and every picture that a document shows is there.
///
/// The journeys make the pictures; a guide that names one which no journey makes any longer is found here.
enum GuidePictures {
    static func findings(_ files: [TextFile]) -> [Finding] { findings(files, pictures: RepositoryFiles.pictures) }

    static func findings(_ files: [TextFile], pictures: Set<String>) -> [Finding] {
        let documents = files.filter { $0.path.hasPrefix("docs/guides/") && $0.path.hasSuffix(".md") }
        let paths = Set(documents.map(\.path))
        return documents.flatMap { document in
            let twin = twin(of: document.path)
            let alone = paths.contains(twin) ? [] : [Finding(document.path, 1, "write \(twin) as well")]
            return alone + missing(document, pictures)
        }
    }

    private static func twin(of path: String) -> String {
        path.hasSuffix(".vi.md") ? path.dropLast(".vi.md".count) + ".md" : path.dropLast(".md".count) + ".vi.md"
    }

    private static func missing(_ document: TextFile, _ pictures: Set<String>) -> [Finding] {
        document.lines.enumerated().flatMap { index, line in
            line.matches(of: /\]\(\.\.\/pictures\/([^)]*)\)/).map { String($0.output.1) }
                .filter { !pictures.contains($0) }
                .map { Finding(document.path, index + 1, "docs/pictures/\($0) is not there: no journey keeps it") }
        }
    }
}
