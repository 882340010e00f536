import CXlsxWriter
import Glibc

/// Writes an XLSX workbook to a file row by row, in bounded memory.
///
/// Sheets come one after the other, rows from the top. Nothing stands in the file before `close`. The same calls give
/// the same bytes. Every method throws `UnwritableFile`.
package final class XLSXFile {
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let formats: SheetFormats
    private var sheetNames: [String] = []
    private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []

    /// The sheet that takes rows now.
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var columns: [SheetColumn] = []
    private var isProtected = false
    private var headerRow = 0
    private var nextRow = 0

    /// Begins a workbook; `createdUnixSeconds` and the title stand in its properties.
    package init(path: String, title: String, createdUnixSeconds: Int) throws {
        // The library would take an absent directory for a fault only after all rows were written.
        try OutputFile(path: path).close()
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let workbook = workbook_new_opt(path, &options) else {
            throw UnwritableFile(.workbook, detail: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue))
        }
        do {
            formats = try SheetFormats(workbook: workbook)
            try Self.setProperties(of: workbook, title: title, createdUnixSeconds: createdUnixSeconds)
        } catch {
            lxw_workbook_free(workbook)
            throw error
        }
        self.workbook = workbook
    }

    deinit {
        guard let workbook else { return }
        // The library closes the files where the sheets wait only while it writes the workbook.
        for sheet in sheets {
            if let waiting = sheet.pointee.optimize_tmpfile { fclose(waiting) }
            sheet.pointee.optimize_tmpfile = nil
        }
        lxw_workbook_free(workbook)
    }

    /// Ends the sheet before and begins a new one with its rows above the table and its header.
    package func beginSheet(name: String, columns: [SheetColumn], preamble: [[SheetCell]] = []) throws {
        try endSheet()
        let name = SheetName.allowed(name, besides: sheetNames)
        guard let workbook, let sheet = workbook_add_worksheet(workbook, name) else {
            throw UnwritableFile(.workbook, detail: Int(LXW_ERROR_PARAMETER_VALIDATION.rawValue))
        }
        sheetNames.append(name)
        sheets.append(sheet)
        self.sheet = sheet
        self.columns = columns
        isProtected = false
        nextRow = 0
        for (index, column) in columns.enumerated() {
            try check(worksheet_set_column(sheet, UInt16(clamping: index), UInt16(clamping: index), column.width, nil))
        }
        for (index, row) in preamble.enumerated() {
            let format = formats.preamble(isFirst: index == 0)
            try write(row) { _, _ in format }
        }
        headerRow = nextRow
        try write(columns.map { .text($0.title) }) { [formats] _, _ in formats.header }
        worksheet_freeze_panes(sheet, UInt32(nextRow), 0)
    }

    /// Writes the next row of the table.
    package func row(_ cells: [SheetCell]) throws {
        try write(cells, isBold: false)
    }

    /// Keeps the sheet that was begun from being shown; a workbook shows its first sheet in any case.
    package func hideSheet() {
        if let sheet, sheets.count > 1 { worksheet_hide(sheet) }
    }

    /// Locks the sheet that was begun, but for the entries of its rows; it gets no filter.
    package func protectSheet() {
        guard let sheet else { return }
        isProtected = true
        worksheet_protect(sheet, nil, nil)
    }

    /// Writes the next row of a locked table, with the cells into which people may type.
    package func lockedRow(_ cells: [SheetCell], entries: [SheetEntry], isHeading: Bool) throws {
        let open = Dictionary(entries.map { ($0.column, $0) }, uniquingKeysWith: { first, _ in first })
        let row = UInt32(nextRow)
        try write(cells) { [columns, formats] cell, index in
            if let entry = open[index] { return formats.format(of: entry) }
            let kind = index < columns.count ? columns[index].kind : .text
            return formats.lockedFormat(of: cell, in: kind, isHeading: isHeading)
        }
        for entry in entries {
            guard let sheet else { return }
            let column = UInt16(clamping: entry.column)
            let isEmpty = !cells.indices.contains(entry.column) || cells[entry.column].isEmpty
            // A cell that is not written stays locked.
            if isEmpty { try check(worksheet_write_blank(sheet, row, column, formats.format(of: entry))) }
            try EntryRule.write(entry, to: sheet, row: row, column: column)
        }
    }

    /// Puts a picture below the rows, under its title; rows that follow stand below the picture.
    package func picture(_ picture: DocumentPicture) throws {
        guard let sheet else { throw UnwritableFile(.workbook, detail: Int(LXW_ERROR_NULL_PARAMETER_IGNORED.rawValue)) }
        let title = formats.preamble(isFirst: true)
        try write([.text(picture.title)]) { _, _ in title }
        let scale = SheetPicture.scale
        let status = try PicturePNG.bytes(of: picture).withUnsafeBufferPointer { bytes in
            picture.summary.withCString { summary in
                var options = lxw_image_options()
                (options.x_scale, options.y_scale) = (scale, scale)
                // The library copies the text and does not change it.
                options.description = UnsafeMutablePointer(mutating: summary)
                return worksheet_insert_image_buffer_opt(
                    sheet, UInt32(nextRow), 0, bytes.baseAddress, bytes.count, &options)
            }
        }
        try check(status)
        nextRow += SheetPicture.rows(picture)
    }

    /// Writes the bold row below the table, and ends the sheet.
    package func totals(_ cells: [SheetCell]) throws {
        try setFilter()
        try write(cells, isBold: true)
        sheet = nil
    }

    /// Ends the workbook and writes the file.
    package func close() throws {
        if sheetNames.isEmpty { try beginSheet(name: "", columns: []) }
        try endSheet()
        guard let workbook else { return }
        self.workbook = nil
        // This frees the workbook in any case.
        try check(workbook_close(workbook))
    }

    private func endSheet() throws {
        try setFilter()
        sheet = nil
    }

    /// Puts the filter's arrows on the header, over the rows written so far.
    private func setFilter() throws {
        guard let sheet, !columns.isEmpty, !isProtected else { return }
        let lastColumn = UInt16(clamping: columns.count - 1)
        try check(worksheet_autofilter(sheet, UInt32(headerRow), 0, UInt32(nextRow - 1), lastColumn))
    }

    private func write(_ cells: [SheetCell], isBold: Bool) throws {
        try write(cells) { [columns, formats] cell, index in
            let kind = index < columns.count ? columns[index].kind : .text
            return formats.format(of: cell, in: kind, isBold: isBold)
        }
    }

    private func write(_ cells: [SheetCell], format: (SheetCell, Int) -> SheetFormats.Format?) throws {
        guard let sheet else { throw UnwritableFile(.workbook, detail: Int(LXW_ERROR_NULL_PARAMETER_IGNORED.rawValue)) }
        for (index, cell) in cells.enumerated() {
            let content = try SheetContent(cell)
            let shown = content.isText ? SheetCell.text("") : cell
            try write(content, to: sheet, column: UInt16(clamping: index), format: format(shown, index))
        }
        nextRow += 1
    }

    private func write(
        _ content: SheetContent, to sheet: UnsafeMutablePointer<lxw_worksheet>, column: UInt16,
        format: SheetFormats.Format?
    ) throws {
        switch content {
        case .text(let text):
            try check(worksheet_write_string(sheet, UInt32(nextRow), column, text, format))
        case .number(let number):
            try check(worksheet_write_number(sheet, UInt32(nextRow), column, number, format))
        case .empty:
            return
        }
    }

    private static func setProperties(
        of workbook: UnsafeMutablePointer<lxw_workbook>, title: String, createdUnixSeconds: Int
    ) throws {
        // Zero would be taken for "now".
        var properties = lxw_doc_properties()
        properties.created = createdUnixSeconds == 0 ? 1 : createdUnixSeconds
        let result = WorkbookText.withoutControls(title).withCString { title in
            // The library copies the text and does not change it.
            properties.title = UnsafeMutablePointer(mutating: title)
            return workbook_set_properties(workbook, &properties)
        }
        try check(result)
    }
}

private func check(_ result: lxw_error) throws {
    guard result == LXW_NO_ERROR else { throw UnwritableFile(.workbook, detail: Int(result.rawValue)) }
}
