import Documents
import Foundation
@testable import SampleWorld

/// A sample world as its files tell it.
struct WrittenWorld: Sendable {
    let files: [SampleFile]
    /// The tables by kind.
    let tables: [String: Table]
    /// Fingerprints of the files' bytes in hexadecimal, by kind.
    let fingerprints: [String: String]

    /// The standard world, written once for all tests.
    static let standard = Result { try WrittenWorld() }

    static let dataFolder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Data").path

    init(seed: UInt64 = 2026, sizes: SampleWorld.Sizes = .standard) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sample-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        files = try SampleWorld(seed: seed, sizes: sizes, dataFolder: WrittenWorld.dataFolder).write(to: folder.path)
        var tables: [String: Table] = [:]
        var fingerprints: [String: String] = [:]
        for file in files {
            tables[file.kind] = try Table(path: file.path)
            var fingerprint = Fingerprint()
            try Data(contentsOf: URL(filePath: file.path)).withUnsafeBytes { fingerprint.add($0) }
            fingerprints[file.kind] = String(fingerprint.value, radix: 16)
        }
        self.tables = tables
        self.fingerprints = fingerprints
    }

    subscript(kind: String) -> Table { tables[kind] ?? Table() }
}

/// The records of a file with their columns by name.
struct Table: Sendable {
    private(set) var columns: [String: Int] = [:]
    private(set) var rows: [Row] = []

    struct Row: Sendable {
        let columns: [String: Int]
        let cells: [String]

        subscript(column: String) -> String { columns[column].map { cells[$0] } ?? "" }
        /// Nil for an empty cell.
        func optional(_ column: String) -> String? { self[column].isEmpty ? nil : self[column] }
    }

    init() {}

    init(path: String) throws {
        let source = try TabularFile.open(path: path)
        guard let header = try source.next()?.cells else { return }
        columns = Dictionary(uniqueKeysWithValues: header.enumerated().map { ($0.element, $0.offset) })
        while let row = try source.next() { rows.append(Row(columns: columns, cells: row.cells)) }
    }

    /// The table as a file again, with the rows that are kept.
    func csv(keeping isKept: (Row) -> Bool = { _ in true }) -> String {
        let titles = columns.sorted { $0.value < $1.value }.map(\.key)
        var lines = [titles.joined(separator: ",")]
        for row in rows where isKept(row) {
            lines.append(row.cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ","))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func cells(_ column: String) -> [String] { rows.map { $0[column] } }

    func grouped(by column: String) -> [String: [Row]] { Dictionary(grouping: rows) { $0[column] } }

    func byKey(_ column: String) -> [String: Row] {
        Dictionary(rows.map { ($0[column], $0) }, uniquingKeysWith: { first, _ in first })
    }
}
