internal import Imports
package import Kernel

/// A division for which a unit is responsible on some days, beside the one of the unit's own row.
package struct Territory: DatedRow {
    package let unit: Int64
    package let division: DivisionKey
    package let days: DayRange

    package struct Owner: Hashable, Sendable {
        let unit: Int64
        let division: DivisionKey
    }

    package var owner: Owner { Owner(unit: unit, division: division) }
}
