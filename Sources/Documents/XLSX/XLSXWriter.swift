/// Turns sheets into an XLSX workbook in memory; for many rows there is `XLSXFile`.
package enum XLSXWriter {
    /// The bytes of a workbook; the same input gives the same bytes.
    ///
    /// Throws `UnwritableFile`.
    package static func workbook(_ sheets: [Sheet], title: String, createdUnixSeconds: Int) throws -> [UInt8] {
        // The library writes to files only.
        let temporary = try TemporaryFile()
        let file = try XLSXFile(path: temporary.path, title: title, createdUnixSeconds: createdUnixSeconds)
        for sheet in sheets {
            try file.beginSheet(name: sheet.name, columns: sheet.columns, preamble: sheet.preamble)
            if sheet.isHidden { file.hideSheet() }
            if let protection = sheet.protection {
                file.protectSheet()
                let entries = Dictionary(grouping: protection.entries, by: \.row)
                for (index, row) in sheet.rows.enumerated() {
                    let isHeading = protection.headings.contains(index)
                    try file.lockedRow(row, entries: entries[index] ?? [], isHeading: isHeading)
                }
            } else {
                for row in sheet.rows { try file.row(row) }
            }
            for picture in sheet.pictures { try file.picture(picture) }
            if let totals = sheet.totals { try file.totals(totals) }
        }
        try file.close()
        return try temporary.bytes()
    }
}
