package import Kernel

/// A union unit as the register tells it.
package struct UnionUnit: Sendable, Hashable {
    /// Dense number, beginning with 1.
    package let number: Int64
    package let code: String
    /// The last name that it was given.
    package let name: String
    package let kind: UnitKind
    /// The parent at opening; nil for the confederation alone.
    package let parentNumber: Int64?
    /// The days of its life, changes included.
    package let days: DayRange
    /// Its own territory, when it has one.
    package let division: DivisionKey?
    /// Name and days as its own row says, without changes.
    let stated: Stated

    struct Stated: Sendable, Hashable {
        let name: String
        let days: DayRange
    }

    /// A unit as its own row says.
    package init(
        number: Int64, code: String, name: String, kind: UnitKind, parentNumber: Int64?, days: DayRange,
        division: DivisionKey?
    ) {
        self.number = number
        self.code = code
        self.name = name
        self.kind = kind
        self.parentNumber = parentNumber
        self.days = days
        self.division = division
        stated = Stated(name: name, days: days)
    }

    private init(_ unit: UnionUnit, name: String, days: DayRange) {
        number = unit.number
        code = unit.code
        self.name = name
        kind = unit.kind
        parentNumber = unit.parentNumber
        self.days = days
        division = unit.division
        stated = unit.stated
    }

    /// The same unit with what changes made of it.
    func changed(name: String?, days: DayRange?) -> UnionUnit {
        UnionUnit(self, name: name ?? stated.name, days: days ?? stated.days)
    }
}

/// An administrative division: official codes were used again in 2025, so a code alone names nothing.
package struct DivisionKey: Sendable, Hashable {
    package let vintage: String
    package let code: String

    package init(vintage: String, code: String) {
        self.vintage = vintage
        self.code = code
    }
}

/// An administrative division with its place in the State's tree of its vintage.
package struct Division: Sendable, Hashable {
    package let key: DivisionKey
    package let name: String
    package let kind: String
    package let parentCode: String?
    package let latitude: Double?
    package let longitude: Double?
}
