/// One sheet of a workbook: a table with a header, and if wanted lines above it and totals below it.
package struct Sheet: Sendable {
    /// Shown on the sheet's tab; what programs do not allow there is mended.
    package var name: String

    /// Rows above the header, the first of them bold, such as the title of a report and its period.
    ///
    /// Leave it empty for a workbook that `XLSXReader` shall read: it takes the first row for the header.
    package var preamble: [[SheetCell]]

    package var columns: [SheetColumn]
    package var rows: [[SheetCell]]

    /// A bold row below the table, outside the filter.
    package var totals: [SheetCell]?

    /// When it is there, the sheet is locked but for its entries, and has no filter.
    package var protection: SheetProtection?

    /// Not shown, for what programs tell each other; the first sheet is always shown.
    package var isHidden = false

    /// Below everything else, each under its title.
    package var pictures: [DocumentPicture] = []

    package init(
        name: String, preamble: [[SheetCell]] = [], columns: [SheetColumn], rows: [[SheetCell]],
        totals: [SheetCell]? = nil, protection: SheetProtection? = nil, isHidden: Bool = false
    ) {
        self.name = name
        self.preamble = preamble
        self.columns = columns
        self.rows = rows
        self.totals = totals
        self.protection = protection
        self.isHidden = isHidden
    }
}
