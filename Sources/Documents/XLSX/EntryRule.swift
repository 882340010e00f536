import CXlsxWriter

/// Writes what may be typed into an entry.
enum EntryRule {
    /// The library takes texts up to this length.
    private static let longestObjection = 255

    /// Throws `UnwritableFile` when the library refuses.
    static func write(
        _ entry: SheetEntry, to sheet: UnsafeMutablePointer<lxw_worksheet>, row: UInt32, column: UInt16
    ) throws {
        var rule = lxw_data_validation()
        rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        rule.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
        let objection = WorkbookText.withoutControls(String(entry.objection.unicodeScalars.prefix(longestObjection)))
        let result = objection.withCString { objection in
            // The library copies the texts and does not change them.
            rule.error_message = entry.objection.isEmpty ? nil : UnsafeMutablePointer(mutating: objection)
            switch entry.allowed {
            case .text:
                return LXW_NO_ERROR
            case .wholeNumber(let largest):
                rule.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
                rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
                rule.minimum_number = 0
                rule.maximum_number = Double(largest)
                return worksheet_data_validation_cell(sheet, row, column, &rule)
            case .choice(let words):
                rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
                rule.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
                return withTexts(words) { list in
                    rule.value_list = list
                    return worksheet_data_validation_cell(sheet, row, column, &rule)
                }
            }
        }
        guard result == LXW_NO_ERROR else { throw UnwritableFile(.workbook, detail: Int(result.rawValue)) }
    }

    /// Runs the body with the texts as a list that ends with nothing.
    private static func withTexts<Result>(
        _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) throws -> Result
    ) rethrows -> Result {
        var bytes = texts.flatMap { Array(WorkbookText.withoutControls($0).utf8CString) }
        let lengths = texts.map { WorkbookText.withoutControls($0).utf8CString.count }
        return try bytes.withUnsafeMutableBufferPointer { bytes in
            var place = 0
            var pointers: [UnsafeMutablePointer<CChar>?] = lengths.map { length in
                defer { place += length }
                return bytes.baseAddress.map { $0 + place }
            }
            pointers.append(nil)
            return try pointers.withUnsafeMutableBufferPointer { try body($0.baseAddress) }
        }
    }
}
