internal import Documents

/// The rows that were not taken, one physical line each, with the row, the column, the code and what to do.
final class RejectsFile {
    private let file: CSVFile
    private let sentence: Importer.Sentence

    /// Writes the header at once: a file without rejects is the header alone.
    init(path: String, titles: [String], sentence: @escaping Importer.Sentence) throws {
        file = try CSVFile(path: path, options: CSVWriter.Options(flattensLineBreaks: true))
        self.sentence = sentence
        try file.record(titles + ["row", "column", "code", "message"])
    }

    func add(_ row: ImportRow, _ outcome: RowOutcome, width: Int) throws {
        let tail: [String]
        switch outcome {
        case .rejected(let fault):
            tail = [
                String(row.number), fault.column, fault.code.rawValue,
                sentence(fault.messageKey, fault.parameters(row: row.number)),
            ]
        case .refused(let code, let column, let value):
            let parameters = ["row": String(row.number), "column": column, "value": value]
            tail = [String(row.number), column, code, sentence("refusal.\(code)", parameters)]
        case .taken, .updated, .alreadyThere: return
        }
        var cells = Array(row.original.prefix(width))
        cells += Array(repeating: "", count: width - cells.count)
        try file.record(cells + tail)
    }

    func close() throws {
        try file.close()
    }
}
