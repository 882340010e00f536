/// Writes CSV records to a file as they come, in bounded memory.
///
/// A file that was not closed may lack its last records.
package final class CSVFile {
    private var writer: CSVWriter
    private let file: OutputFile

    /// Creates the file or empties it; throws `UnwritableFile`.
    package init(path: String, options: CSVWriter.Options = CSVWriter.Options()) throws {
        file = try OutputFile(path: path)
        writer = CSVWriter(options: options)
    }

    /// Writes a whole record of texts.
    package func record(_ texts: [String]) throws {
        try record { $0.record(texts) }
    }

    /// Writes what the body writes: one or more whole records.
    package func record(_ body: (inout CSVWriter) throws -> Void) throws {
        try body(&writer)
        if writer.bytes.count >= Self.flushBytes { try flush() }
    }

    /// Writes the rest and closes; throws `UnwritableFile` when the disk did not take everything.
    package func close() throws {
        try flush()
        try file.close()
    }

    private func flush() throws {
        try file.write(writer.bytes)
        writer.removeBytes()
    }

    private static let flushBytes = 256 << 10
}
