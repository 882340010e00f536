package import Kernel

/// What partners declared in their own reports; shown beside the ledger's figures and added to nothing.
package struct DeclaredFigures: Sendable, Hashable {
    package let points: Int
    package let persons: Int
    package let turns: Int
    package let listAmount: Dong
    package let paidAmount: Dong
    package let discountAmount: Dong

    package init(
        points: Int, persons: Int, turns: Int, listAmount: Dong, paidAmount: Dong, discountAmount: Dong
    ) {
        self.points = points
        self.persons = persons
        self.turns = turns
        self.listAmount = listAmount
        self.paidAmount = paidAmount
        self.discountAmount = discountAmount
    }

    package static let none = DeclaredFigures(
        points: 0, persons: 0, turns: 0, listAmount: .zero, paidAmount: .zero, discountAmount: .zero)
}

/// A difficulty that came up, and what was done or is proposed (requirement 0.25 g).
package struct Difficulty: Sendable, Hashable {
    package let text: String
    package let handling: String

    package init(text: String, handling: String) {
        self.text = text
        self.handling = handling
    }
}
