/// The clauses that tests name stand in docs/clauses.csv, once each and with a known state.
enum KnownClauses {
    static let listPath = "docs/clauses.csv"
    private static let states: Set<Substring> = ["now", "open"]

    static func findings(_ files: [TextFile]) -> [Finding] {
        guard let list = files.first(where: { $0.path == listPath }) else {
            return [Finding(listPath, 1, "write the list of clauses: id,title,state")]
        }
        var known: Set<Substring> = []
        let faults = list.lines.enumerated().dropFirst().compactMap { index, line -> Finding? in
            guard !line.isEmpty else { return nil }
            let id = line.prefix { $0 != "," }
            let state = line.reversed().prefix { $0 != "," }.reversed()
            guard known.insert(id).inserted else {
                return Finding(listPath, index + 1, "the clause \(id) stands twice")
            }
            guard states.contains(Substring(state)) else {
                return Finding(listPath, index + 1, "the last column is `now` or `open`")
            }
            return nil
        }
        return faults + files.filter(\.isTest).flatMap { unknown($0, known) }
    }

    private static func unknown(_ file: TextFile, _ known: Set<Substring>) -> [Finding] {
        guard let swift = file.swift else { return [] }
        return zip(swift.code, file.lines).enumerated().flatMap { index, line -> [Finding] in
            // A call inside a literal is an example, not a test.
            guard line.0.contains(".clauses("), let call = line.1.firstMatch(of: /\.clauses\(([^)]*)/) else {
                return []
            }
            return call.output.1.matches(of: /"([^"]*)"/).map(\.output.1).filter { !known.contains($0) }
                .map { Finding(file.path, index + 1, "there is no clause `\($0)` in \(listPath)") }
        }
    }
}
