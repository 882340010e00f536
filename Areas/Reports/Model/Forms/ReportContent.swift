internal import Foundation

/// What stands in a report: what was typed, the explanations, and from the submission on the figures of the sources.
struct ReportContent: Sendable, Hashable {
    var numbers: [String: Int64] = [:]
    var texts: [String: String] = [:]
    /// Explanations by cell.
    var notes: [String: String] = [:]
    /// What the sources said when the report was handed in; empty before.
    var figures: [String: Int64] = [:]
    /// Rows by cell, of lists that somebody typed.
    var lists: [String: [ListRow]] = [:]
    /// The lists that the sources told, kept like the figures.
    var figureLists: [String: [ListRow]] = [:]
    /// What the sources told beside the rows of lists, kept like the figures.
    var figureRows: [String: RowsBeside] = [:]
    /// Attached files by cell.
    var files: [String: AttachedFile] = [:]

    var told: ToldFigures {
        get { ToldFigures(numbers: figures, lists: figureLists, rows: figureRows) }
        set { (figures, figureLists, figureRows) = (newValue.numbers, newValue.lists, newValue.rows) }
    }

    /// The names of cells whose value or explanation differs.
    func differences(from other: ReportContent) -> Set<String> {
        func keys<Value: Equatable>(_ path: KeyPath<ReportContent, [String: Value]>) -> Set<String> {
            let (mine, theirs) = (self[keyPath: path], other[keyPath: path])
            return Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }
        }
        return keys(\.numbers).union(keys(\.texts)).union(keys(\.notes)).union(keys(\.lists)).union(keys(\.files))
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
            lists[cell] = other.lists[cell]
            files[cell] = other.files[cell]
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

extension ReportContent: Codable {
    private enum Key: String, CodingKey {
        case numbers, texts, notes, figures, lists, figureLists, figureRows, files
    }

    /// Parts that later versions of the program added may be missing.
    init(from decoder: any Decoder) throws {
        let parts = try decoder.container(keyedBy: Key.self)
        numbers = try parts.decode([String: Int64].self, forKey: .numbers)
        texts = try parts.decode([String: String].self, forKey: .texts)
        notes = try parts.decode([String: String].self, forKey: .notes)
        figures = try parts.decode([String: Int64].self, forKey: .figures)
        lists = try parts.decodeIfPresent([String: [ListRow]].self, forKey: .lists) ?? [:]
        figureLists = try parts.decodeIfPresent([String: [ListRow]].self, forKey: .figureLists) ?? [:]
        figureRows = try parts.decodeIfPresent([String: RowsBeside].self, forKey: .figureRows) ?? [:]
        files = try parts.decodeIfPresent([String: AttachedFile].self, forKey: .files) ?? [:]
    }

    /// A report without lists and files is stored as it always was.
    func encode(to encoder: any Encoder) throws {
        var parts = encoder.container(keyedBy: Key.self)
        try parts.encode(numbers, forKey: .numbers)
        try parts.encode(texts, forKey: .texts)
        try parts.encode(notes, forKey: .notes)
        try parts.encode(figures, forKey: .figures)
        if !lists.isEmpty { try parts.encode(lists, forKey: .lists) }
        if !figureLists.isEmpty { try parts.encode(figureLists, forKey: .figureLists) }
        if !figureRows.isEmpty { try parts.encode(figureRows, forKey: .figureRows) }
        if !files.isEmpty { try parts.encode(files, forKey: .files) }
    }
}
