/// A page asks nothing of any other site: not for fonts, not for scripts, not for pictures.
enum OtherSites {
    private static let endings = [".mustache", ".css", ".js", ".svg"]
    /// Names of formats that look like addresses; nothing is fetched from them.
    private static let formats = ["http://www.w3.org/"]

    static func findings(_ files: [TextFile]) -> [Finding] {
        let address = /(?:https?:)?\/\/[A-Za-z0-9][-A-Za-z0-9]*\.[A-Za-z0-9.-]+\/?/
        return files.filter { file in endings.contains { file.path.hasSuffix($0) } }.flatMap { file in
            file.lines.enumerated().flatMap { index, line in
                line.matches(of: address).map(\.output).filter { !formats.contains(String($0)) }
                    .map { Finding(file.path, index + 1, "`\($0)`: put what the page needs into Public/") }
            }
        }
    }
}
