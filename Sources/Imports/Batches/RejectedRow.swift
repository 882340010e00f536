internal import Documents
internal import Foundation

/// A row that was not taken, as the pages show it.
struct RejectedRow: Sendable {
    let row: String
    let column: String
    let code: String
    let message: String

    init(row: String, column: String, code: String, message: String) {
        self.row = row
        self.column = column
        self.code = code
        self.message = message
    }

    /// The last four cells of a line; the place at the front of its sentence stands beside it and is left out.
    private init(_ tail: [String]) {
        let parts = tail[3].split(separator: ": ", maxSplits: 1)
        let tellsPlace =
            parts.count == 2 && !tail[1].isEmpty && parts[0].contains(tail[0]) && parts[0].contains(tail[1])
        let message = tellsPlace ? parts[1].prefix(1).uppercased() + parts[1].dropFirst() : tail[3]
        self.init(row: tail[0], column: tail[1], code: tail[2], message: message)
    }

    /// Some of the rows of a rejects file, in its order.
    static func read(_ content: [UInt8], offset: Int, limit: Int) throws -> [RejectedRow] {
        let file = FileManager.default.temporaryDirectory.appending(path: "phucloi-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        guard
            FileManager.default.createFile(
                atPath: file.path, contents: Data(content), attributes: [.posixPermissions: 0o600])
        else { return [] }
        let source = try TabularFile.open(path: file.path)
        _ = try source.next()
        var rows: [RejectedRow] = []
        var place = 0
        while rows.count < limit, let record = try source.next() {
            defer { place += 1 }
            let tail = Array(record.cells.suffix(4))
            guard place >= offset, tail.count == 4 else { continue }
            rows.append(RejectedRow(tail))
        }
        return rows
    }
}
