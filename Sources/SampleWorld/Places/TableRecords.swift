internal import Documents

/// The records of a CSV file as dictionaries from column to cell.
enum TableRecords {
    /// Throws `UnreadableFile`.
    static func read(_ path: String) throws -> [[String: String]] {
        let source = try TabularFile.open(path: path)
        guard let header = try source.next()?.cells else { return [] }
        var records: [[String: String]] = []
        while let row = try source.next() {
            records.append(Dictionary(zip(header, row.cells), uniquingKeysWith: { first, _ in first }))
        }
        return records
    }
}
