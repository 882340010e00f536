import CXlsxWriter

/// The looks of cells in a workbook that is being written.
///
/// Number formats are written the American way: in the file a comma means "the reader's separator of thousands".
struct SheetFormats {
    typealias Format = UnsafeMutablePointer<lxw_format>

    let header: Format
    private let title: Format
    private let plain: [Look: Format]
    private let bold: [Look: Format]
    /// Texts of locked sheets, which may be long.
    private let wrapped: Format
    private let textEntry: Format
    private let numberEntry: Format

    /// How a cell is shown, whatever its weight.
    private enum Look: CaseIterable {
        case text, number, separated, day, percent

        var code: String? {
            switch self {
            case .text: "@"
            case .number: nil
            case .separated: "#,##0"
            case .day: "dd/mm/yyyy"
            // In quotes, because a bare percent sign multiplies by a hundred.
            case .percent: "0.##\"%\""
            }
        }
    }

    /// Adds the formats to the workbook; throws `UnwritableFile` when memory is short.
    init(workbook: UnsafeMutablePointer<lxw_workbook>) throws {
        func format(_ look: Look?, isBold: Bool) throws -> Format {
            guard let format = workbook_add_format(workbook) else {
                throw UnwritableFile(.workbook, detail: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue))
            }
            if let code = look?.code { format_set_num_format(format, code) }
            if isBold { format_set_bold(format) }
            return format
        }
        func formats(isBold: Bool) throws -> [Look: Format] {
            // In the order of the cases, so that the same input gives the same bytes.
            try Dictionary(uniqueKeysWithValues: Look.allCases.map { ($0, try format($0, isBold: isBold)) })
        }
        header = try format(nil, isBold: true)
        format_set_bg_color(header, 0xDDE8F0)
        format_set_text_wrap(header)
        format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
        title = try format(nil, isBold: true)
        format_set_font_size(title, 13)
        plain = try formats(isBold: false)
        bold = try formats(isBold: true)
        wrapped = try format(.text, isBold: false)
        textEntry = try format(.text, isBold: false)
        numberEntry = try format(.separated, isBold: false)
        for text in [wrapped, textEntry] {
            format_set_text_wrap(text)
            format_set_align(text, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
        for entry in [textEntry, numberEntry] {
            format_set_unlocked(entry)
            format_set_bg_color(entry, 0xFFF9DB)
            format_set_border(entry, UInt8(LXW_BORDER_HAIR.rawValue))
        }
    }

    /// The format of a cell into which people may type.
    func format(of entry: SheetEntry) -> Format {
        entry.allowed == .text ? textEntry : numberEntry
    }

    /// The format of a cell of a locked sheet.
    func lockedFormat(of cell: SheetCell, in kind: SheetColumn.Kind, isHeading: Bool) -> Format? {
        if case .text = cell, !isHeading { return wrapped }
        return format(of: cell, in: kind, isBold: isHeading)
    }

    /// The format of a cell in a column of this kind.
    func format(of cell: SheetCell, in kind: SheetColumn.Kind, isBold: Bool) -> Format? {
        let look: Look =
            switch (cell, kind) {
            case (.text, _), (.empty, _): .text
            case (.day, _): .day
            case (_, .percent): .percent
            case (.integer, .text), (.decimal, _): .number
            case (.integer, _): .separated
            }
        return (isBold ? bold : plain)[look]
    }

    /// The format of a row above the header.
    func preamble(isFirst: Bool) -> Format? {
        isFirst ? title : nil
    }
}
