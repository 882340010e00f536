internal import Imports
package import Kernel

/// How many people a unit with all below it had on a day, as somebody counted them.
package struct Headcount: DatedRow {
    package let unit: Int64
    package let day: Day
    package let members: Int64
    /// Nil where women were not counted apart.
    package let femaleMembers: Int64?
    /// Workers of the workplaces who are not members; nil where nobody counted them.
    package let nonMembers: Int64?
    package let femaleNonMembers: Int64?

    package var owner: Int64 { unit }
    package var days: DayRange { DayRange(from: day, to: day + 1) }
}
