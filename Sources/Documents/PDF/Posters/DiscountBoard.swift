/// The notice of discounts at a point of sale (clause 0.12), as plain data; every text is the caller's.
package struct DiscountBoard: Sendable {
    /// What is sold, with both prices.
    package struct Line: Sendable {
        package var name: String
        /// In small letters below the name, such as a limit.
        package var detail: String?
        /// Nil where a member pays what everybody pays.
        package var listPrice: String?
        package var memberPrice: String
        package var discount: String?

        package init(name: String, detail: String?, listPrice: String?, memberPrice: String, discount: String?) {
            self.name = name
            self.detail = detail
            self.listPrice = listPrice
            self.memberPrice = memberPrice
            self.discount = discount
        }
    }

    /// The captions of the four columns.
    package struct Captions: Sendable {
        package var name: String
        package var listPrice: String
        package var memberPrice: String
        package var discount: String

        package init(name: String, listPrice: String, memberPrice: String, discount: String) {
            self.name = name
            self.listPrice = listPrice
            self.memberPrice = memberPrice
            self.discount = discount
        }
    }

    package var kind: String
    package var heading: String
    package var partner: String
    package var point: String
    package var address: String?
    package var captions: Captions
    package var lines: [Line]
    /// Stands in the place of the lines when there are none.
    package var whenEmpty: String
    /// What to show at the counter, and what to do when something is wrong.
    package var remarks: [String]
    /// Of which day the prices are.
    package var dated: String
    /// The address behind the code, and what is said of it.
    package var codeAddress: String
    package var codeCaption: String
    /// `Trang {page}/{pages}`, for boards of more than one page.
    package var pageFormat: String

    package init(
        kind: String, heading: String, partner: String, point: String, address: String?, captions: Captions,
        lines: [Line], whenEmpty: String, remarks: [String], dated: String, codeAddress: String, codeCaption: String,
        pageFormat: String
    ) {
        self.kind = kind
        self.heading = heading
        self.partner = partner
        self.point = point
        self.address = address
        self.captions = captions
        self.lines = lines
        self.whenEmpty = whenEmpty
        self.remarks = remarks
        self.dated = dated
        self.codeAddress = codeAddress
        self.codeCaption = codeCaption
        self.pageFormat = pageFormat
    }
}

/// The paper of a board.
package enum PaperSize: String, Sendable, CaseIterable {
    case a4 = "A4"
    case a3 = "A3"

    /// How much larger than A4 its sides are.
    var scale: Double { self == .a4 ? 1 : 2.squareRoot() }
}
