internal import Attachments

/// A file in a cell of a report; its bytes stand on the shelf of attachments.
struct AttachedFile: Sendable, Hashable, Codable {
    /// What its bytes hash to: the name on the shelf.
    let hash: String
    /// As people called it, with the ending of what it really is.
    let name: String

    /// How many cells of a form may be attachments, so that what a browser sends stays small.
    static let mostCells = 6
    /// What the page of a report may send: more than its files, so that one that is too large meets a sentence.
    static let mostFormBytes = mostCells * CheckedFile.mostBytes + (1 << 20)

    /// The field into which people put a file.
    static func field(_ cell: String) -> String { "file_\(cell)" }
    /// Ticked when the file is to go.
    static func dropField(_ cell: String) -> String { "nofile_\(cell)" }
    /// Tells a page that is shown again which file came with it before.
    static func keptField(_ cell: String) -> String { "kept_\(cell)" }

    init(_ file: CheckedFile) {
        (hash, name) = (file.hash, file.name)
    }

    /// What `kept` has written.
    init?(kept text: String) {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0].utf8.count == 64,
            parts[0].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        (hash, name) = (parts[0], CheckedFile.shown(parts[1]))
    }

    var kept: String { "\(hash) \(name)" }
}
