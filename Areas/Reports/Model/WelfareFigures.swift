package import Kernel

/// Persons, turns and money of some sales.
///
/// Persons are distinct and never added; turns are (decision 3).
package struct SalesTotals: Sendable, Hashable {
    package let members: Int
    package let turns: Int
    package let listAmount: Dong
    package let paidAmount: Dong

    package init(members: Int, turns: Int, listAmount: Dong, paidAmount: Dong) {
        self.members = members
        self.turns = turns
        self.listAmount = listAmount
        self.paidAmount = paidAmount
    }

    /// What members saved: list minus paid.
    package var discountAmount: Dong { listAmount - paidAmount }

    package static let zero = SalesTotals(members: 0, turns: 0, listAmount: .zero, paidAmount: .zero)
}

/// The figures of one product.
package struct WelfareLine: Sendable, Hashable {
    package let product: String
    package let name: String
    /// `goods` or `service`.
    package let kind: String
    package let totals: SalesTotals

    package init(product: String, name: String, kind: String, totals: SalesTotals) {
        self.product = product
        self.name = name
        self.kind = kind
        self.totals = totals
    }
}

/// A province or union unit that a report lists by name.
package struct NamedPlace: Sendable, Hashable {
    package let code: String
    package let name: String
    /// Of provinces: 2024 or 2025, since official codes were used again.
    package let vintage: String?
    /// Of union units: their kind.
    package let kind: String?

    package init(code: String, name: String, vintage: String? = nil, kind: String? = nil) {
        self.code = code
        self.name = name
        self.vintage = vintage
        self.kind = kind
    }
}

/// How many units of a kind took part.
package struct UnitCount: Sendable, Hashable {
    package let kind: String
    package let count: Int

    package init(kind: String, count: Int) {
        self.kind = kind
        self.count = count
    }
}

/// The answer to a welfare question: the fields of 0.25 a to g.
package struct WelfareFigures: Sendable, Hashable {
    package let totals: SalesTotals
    /// Products with a counted sale, by code.
    package let lines: [WelfareLine]
    /// Distinct units of each kind with a counted sale of theirs or below; every kind stands, also with 0.
    package let units: [UnitCount]
    package let points: Int
    package let provinces: [NamedPlace]
    package let sectors: [NamedPlace]
    /// Counted sales whose member has no unit that day; only the confederation has any.
    package let unplaced: SalesTotals
    /// The figures hold every ledger row up to this one and no other.
    package let ledgerSequence: Int64

    package init(
        totals: SalesTotals, lines: [WelfareLine], units: [UnitCount], points: Int,
        provinces: [NamedPlace], sectors: [NamedPlace], unplaced: SalesTotals, ledgerSequence: Int64
    ) {
        self.totals = totals
        self.lines = lines
        self.units = units
        self.points = points
        self.provinces = provinces
        self.sectors = sectors
        self.unplaced = unplaced
        self.ledgerSequence = ledgerSequence
    }
}
