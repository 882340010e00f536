package import Kernel

/// A member without a name: the dense number, the number on the card and the units of every time.
package struct MemberRecord: Sendable, Hashable {
    /// Dense number, beginning with 1.
    package let number: Int64
    package let memberNo: String
    /// In no order; no two of them share a day.
    package internal(set) var assignments: [Assignment]

    package init(number: Int64, memberNo: String, assignments: [Assignment]) {
        self.number = number
        self.memberNo = memberNo
        self.assignments = assignments
    }

    /// The unit of the assignment in force that day; whether the unit itself exists then, the tree knows.
    package func unit(on day: Day) -> Int64? {
        assignments.first { $0.days.contains(day) }?.unitNumber
    }
}

/// The days of a member in a unit; the next one in another unit is a transfer.
package struct Assignment: Sendable, Hashable {
    package let unitNumber: Int64
    package let days: DayRange

    package init(unitNumber: Int64, days: DayRange) {
        self.unitNumber = unitNumber
        self.days = days
    }
}
