/// A column of a sheet: its title, what its numbers mean, and how wide it is.
package struct SheetColumn: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, CaseIterable, Codable {
        /// Texts and codes; numbers in it are shown plainly.
        case text
        /// Whole numbers with their thousands parted.
        case integer
        /// Đồng, with their thousands parted.
        case money
        /// Days, shown as day/month/year.
        case day
        /// Hundredths as they are said: 12.5 is shown as 12.5%.
        case percent
        /// Numbers with a fraction, shown as they are.
        case decimal
    }

    package let title: String
    package let kind: Kind

    /// In characters of the default font.
    package let width: Double

    package init(_ title: String, kind: Kind = .text, width: Double = 16) {
        self.title = title
        self.kind = kind
        self.width = width
    }
}
