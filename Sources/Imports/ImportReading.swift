internal import Documents

/// A file being read in pieces of as many rows as one transaction takes.
final class ImportReading {
    let header: ImportHeader
    private let source: any RowSource
    private let rowsPerPiece: Int

    init(path: String, kind: any ImportKind) throws {
        source = try TabularFile.open(path: path)
        header = try HeadingSearch(columns: kind.columns).heading(of: source)
        rowsPerPiece = kind.rowsPerTransaction ?? .max
    }

    var bytesRead: Int { source.bytesRead }
    var bytesTotal: Int { source.bytesTotal }

    /// Reads the whole file once and throws what is wrong with it, so that an unreadable file leaves nothing written.
    ///
    /// A pipe cannot be read twice and is left alone.
    static func check(path: String, kind: any ImportKind, mostRows: Int = .max) throws {
        let reading = try ImportReading(path: path, kind: kind)
        var rows = 0
        while reading.bytesTotal > 0, try reading.source.next() != nil {
            rows += 1
            guard rows <= mostRows else { throw UnusableFile(.tooManyRows(limit: mostRows)) }
        }
    }

    /// The next rows; nil at the end.
    func next() throws -> [ImportRow]? {
        var rows: [ImportRow] = []
        while rows.count < rowsPerPiece, let record = try source.next() {
            rows.append(
                ImportRow(
                    number: record.number, cells: header.cells(record.cells), original: record.cells,
                    isDamaged: record.isDamaged))
        }
        return rows.isEmpty ? nil : rows
    }
}
