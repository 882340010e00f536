internal import Foundation

/// What stands in a report: what was typed, the explanations, and from the submission on the figures of the sources.
struct ReportContent: Sendable, Hashable, Codable {
    var numbers: [String: Int64] = [:]
    var texts: [String: String] = [:]
    /// Explanations by cell.
    var notes: [String: String] = [:]
    /// What the sources said when the report was handed in; empty before.
    var figures: [String: Int64] = [:]

    /// The names of cells whose value or explanation differs.
    func differences(from other: ReportContent) -> Set<String> {
        func keys<Value: Equatable>(_ path: KeyPath<ReportContent, [String: Value]>) -> Set<String> {
            let (mine, theirs) = (self[keyPath: path], other[keyPath: path])
            return Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }
        }
        return keys(\.numbers).union(keys(\.texts)).union(keys(\.notes))
    }

    /// Cells that both have changed since, and differently.
    func clash(with theirs: ReportContent, since base: ReportContent) -> Set<String> {
        differences(from: base).intersection(theirs.differences(from: base)).intersection(differences(from: theirs))
    }

    /// Takes the cells of another content.
    mutating func take(_ cells: Set<String>, from other: ReportContent) {
        for cell in cells {
            numbers[cell] = other.numbers[cell]
            texts[cell] = other.texts[cell]
            notes[cell] = other.notes[cell]
        }
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    init() {}

    /// What a report holds before anything is typed.
    private static let nothing = try? ReportContent().json()

    init(json: String) throws {
        // Most reports of a period that has just opened.
        guard json != ReportContent.nothing else { return }
        self = try JSONDecoder().decode(ReportContent.self, from: Data(json.utf8))
    }
}
