package import Kernel

/// A union unit as the register tells it.
package struct UnionUnit: Sendable, Hashable {
    /// Dense number, beginning with 1.
    package let number: Int64
    package let code: String
    package let name: String
    package let kind: UnitKind
    /// The parent at opening; nil for the confederation alone.
    package let parentNumber: Int64?
    /// The days of its life.
    package let days: DayRange
    /// Its own territory, when it has one.
    package let division: DivisionKey?
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
