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
            try file.record(kind.columns.map(\.name))
            var rows = 0
            try kind.forEachRow(in: tx) { cells in
                rows += 1
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
            try file.close()
            return rows
        }
    }
}
