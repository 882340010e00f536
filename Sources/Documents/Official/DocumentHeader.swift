/// Who issues a document, under which number, where and when; it stands above the first page.
package struct DocumentHeader: Sendable, Hashable, Codable {
    /// The body above the issuer (cơ quan chủ quản); nil where there is none.
    ///
    /// A line break in it breaks the line, as in the issuer; a long name without one is broken into even lines.
    package var superior: String?

    /// The body that issues the document (cơ quan ban hành).
    package var issuer: String

    /// Number and symbol with their caption, such as `Số: 05/LĐLĐ`; `DocumentNumber` makes the part after the caption.
    package var number: String

    /// Such as `Bến Tre, ngày 26 tháng 4 năm 2018`; `DocumentNumber.dateParts` gives its figures.
    package var placeAndDate: String

    package var heading: NationalHeading

    package init(
        superior: String? = nil, issuer: String, number: String, placeAndDate: String,
        heading: NationalHeading = .national
    ) {
        self.superior = superior
        self.issuer = issuer
        self.number = number
        self.placeAndDate = placeAndDate
        self.heading = heading
    }
}
