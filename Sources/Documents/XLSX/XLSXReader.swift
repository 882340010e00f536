/// Reads the first visible sheet of an XLSX workbook row by row, in bounded memory.
///
/// - Texts stand as they are, numbers as their digits without `.0`, booleans as `true` and `false`.
/// - Cells with the format of a day stand as `YYYY-MM-DD`, and as `YYYY-MM-DDTHH:MM:SS` when the time is not midnight;
///   that names no time zone. A time without a day stands as `HH:MM:SS`.
/// - Cells with the format of a percentage stand as people see them, such as `12.5%`: their number is a hundredth.
/// - Blank rows are skipped and count nothing. A row is as wide as the header at least; cells beyond it stand only when
///   they hold something.
/// - A cell that holds an error such as `#REF!`, or a formula that was never computed, damages its row.
package final class XLSXReader: RowSource {
    /// Bytes of the sheet's XML.
    package var bytesRead: Int { min(sheet.bytesRead, bytesTotal) }
    package let bytesTotal: Int

    private let sheet: ZipPart
    private let handler: SheetHandler
    private let parser: XMLPushParser
    private var room = [UInt8](repeating: 0, count: XMLPushParser.chunkBytes)
    private var isAtEnd = false

    private var waiting: [SheetHandler.Row] = []
    private var nextWaiting = 0
    private var lastNumber = 0
    private var headerWidth = 0

    /// Opens the workbook and reads the texts that its cells share; throws `UnreadableFile`.
    package convenience init(path: String) throws {
        try self.init(path: path, sizeBytes: InputFile(path: path).size)
    }

    init(path: String, sizeBytes: Int) throws {
        let workbook = try Workbook(path: path, sizeBytes: sizeBytes)
        sheet = workbook.sheet
        bytesTotal = sheet.statedSizeBytes
        handler = SheetHandler(workbook)
        parser = try XMLPushParser(handler: handler)
    }

    package func next() throws -> RawRow? {
        while nextWaiting == waiting.count {
            guard !isAtEnd else {
                if lastNumber == 0 { throw UnreadableFile(.empty) }
                return nil
            }
            try readOn()
        }
        var (cells, isDamaged) = waiting[nextWaiting]
        nextWaiting += 1
        lastNumber += 1
        if lastNumber == 1 { headerWidth = cells.count }
        while cells.count < headerWidth { cells.append("") }
        return RawRow(number: lastNumber, cells: cells, isDamaged: isDamaged)
    }

    private func readOn() throws {
        nextWaiting = 0
        waiting = []
        do {
            try room.withUnsafeMutableBytes { room in
                let count = try sheet.read(into: room)
                isAtEnd = count == 0
                try parser.parse(UnsafeRawBufferPointer(rebasing: room[..<count]), isLast: isAtEnd)
            }
        } catch let error as UnreadableFile {
            // The handler knows the fault but not the number of the row.
            throw UnreadableFile(error.reason, record: lastNumber + handler.rows.count + 1)
        }
        waiting = handler.takeRows()
    }
}
