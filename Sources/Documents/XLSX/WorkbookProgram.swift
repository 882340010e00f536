/// Tells whether a workbook carries a program (macros), without reading its cells.
package enum WorkbookProgram {
    /// Throws `UnreadableFile` for bytes that are no workbook.
    package static func isIn(_ bytes: [UInt8]) throws -> Bool {
        guard case .zip = FileKind(firstBytes: Array(bytes.prefix(InputFile.firstBytesCount))) else {
            throw UnreadableFile(.badWorkbook)
        }
        let temporary = try TemporaryFile()
        let output = try OutputFile(path: temporary.path)
        try output.write(bytes)
        try output.close()
        return try Workbook(path: temporary.path, sizeBytes: bytes.count).hasProgram
    }
}
