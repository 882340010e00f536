internal import Documents
package import Storage

/// Writes what a kind holds as a CSV file that the same kind takes in again.
package struct Exporter: Sendable {
    private let kind: any ExportKind

    package init(_ kind: any ExportKind) {
        self.kind = kind
    }

    /// Writes the file from one consistent view; says how many rows it has.
    package func run(path: String, on store: Store) async throws -> Int {
        try await store.read { [kind] tx in
            let file = try CSVFile(path: path)
            var rows = 0
            try Exporter.write(kind, to: file, in: tx) { rows += 1 }
            try file.close()
            return rows
        }
    }

    /// Writes the header and the rows; `note` is called before each row.
    static func write(
        _ kind: any ExportKind, to file: CSVFile, in tx: Transaction, _ note: () throws -> Void
    ) throws {
        try file.record(try kind.columns(in: tx).map(\.name))
        try kind.forEachRow(in: tx) { cells in
            try note()
            try file.record { writer in
                for cell in cells {
                    switch cell {
                    case .empty: writer.empty()
                    case .text(let text): writer.text(text)
                    case .plain(let text): writer.decimal(text)
                    }
                }
                writer.endRecord()
            }
        }
    }
}
