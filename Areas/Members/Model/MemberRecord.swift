package import Kernel
package import Organisation

/// A member without a name: the dense number, the number on the card and the units of every time.
package struct MemberRecord: Sendable, Hashable {
    /// Dense number, beginning with 1.
    package let number: Int64
    package let memberNo: String
    /// The number's own rows share no day; behind them stand those of numbers that were merged into it.
    package internal(set) var assignments: [Assignment]
    /// Numbers that were merged into this one; earlier rows of the ledger may name them.
    package private(set) var formerNumbers: Set<Int64> = []

    package init(number: Int64, memberNo: String, assignments: [Assignment]) {
        self.number = number
        self.memberNo = memberNo
        self.assignments = assignments
    }

    /// One person of several numbers, of which the first one stays; nil for nobody.
    init?(of family: [MemberRecord]) {
        guard let person = family.first else { return nil }
        self = person
        assignments = family.flatMap(\.assignments)
        formerNumbers = Set(family.dropFirst().map(\.number))
    }

    /// The unit that the row in force that day names, whether it still exists or not.
    package func row(on day: Day) -> Int64? {
        assignments.first { $0.days.contains(day) }?.unitNumber
    }

    /// The member's unit that day, as the register and the changes of units now tell.
    package func unit(on day: Day, in tree: UnitTree) -> Int64? {
        guard let row = row(on: day) else { return nil }
        return tree.membership(in: row, on: day) { choice(on: $0, among: $1, tree) }
    }

    private func choice(on day: Day, among successors: Set<Int64>, _ tree: UnitTree) -> Int64? {
        MemberRow.choice(row(on: day), on: day, among: successors, tree) { choice(on: $0, among: $1, tree) }
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
