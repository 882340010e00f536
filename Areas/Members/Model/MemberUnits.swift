package import Kernel
package import Organisation

/// Which unit each member's own row names on each day, for all members, without names.
///
/// Figures ask once for every sale, so the rows stand in memory: 12 bytes each.
package struct MemberUnits: Sendable {
    private struct Row: Sendable, Equatable {
        let from: Int32
        let to: Int32
        let unit: Int32
    }

    /// Of all members, in the order of their numbers.
    private var rows: [Row] = []
    /// Where the rows of a member begin; those of the next one end them.
    private var starts: [Int32] = [0]

    private let aliases: MemberAliases

    init(_ aliases: MemberAliases = MemberAliases()) {
        self.aliases = aliases
    }

    /// The number by which a member's person counts: two numbers that were merged are one person.
    package func person(of member: Int64) -> Int64 { aliases.person(of: member) }

    /// Each person once, by the number by which the person counts.
    package func forEachPerson(_ body: (Int64) -> Void) {
        for member in 1..<max(1, Int64(starts.count)) where person(of: member) == member { body(member) }
    }

    /// The greatest number of a member with a row.
    package var greatestNumber: Int64 { Int64(starts.count) - 1 }

    /// True when the number went into another one or others went into it.
    package func isMerged(_ member: Int64) -> Bool {
        !aliases.isEmpty && (aliases.person(of: member) != member || !aliases.aliases(of: member).isEmpty)
    }

    /// Each member with each unit that its own rows name, once, in the order of the members' numbers.
    package func forEachAssignment(_ body: (_ member: Int64, _ unit: Int64) -> Void) {
        for member in 1..<max(1, Int64(starts.count)) {
            for unit in units(of: member) { body(member, unit) }
        }
    }

    /// The members whose rows differ from those of an earlier state; nil when other numbers are merged now.
    package func changes(since earlier: MemberUnits) -> [Int64]? {
        guard aliases == earlier.aliases else { return nil }
        return (0...max(greatestNumber, earlier.greatestNumber)).filter { member in
            !ownRows(of: member).elementsEqual(earlier.ownRows(of: member))
        }
    }

    /// The units that a member's own rows name, once each.
    package func units(of member: Int64) -> [Int64] {
        let rows = ownRows(of: member)
        if rows.count == 1, let row = rows.first { return [Int64(row.unit)] }
        var units: [Int64] = []
        for row in rows where !units.contains(Int64(row.unit)) { units.append(Int64(row.unit)) }
        return units
    }

    /// Rows must come in the order of the members' numbers.
    mutating func append(_ assignment: Assignment, of member: Int64) {
        while starts.count <= member { starts.append(Int32(rows.count)) }
        rows.append(
            Row(
                from: assignment.days.from?.number ?? .min, to: assignment.days.to?.number ?? .max,
                unit: Int32(truncatingIfNeeded: assignment.unitNumber)))
    }

    /// The unit that the member's row in force on the day names, whether it still exists or not.
    ///
    /// On days without one, what a number says that was merged into it.
    package func row(of member: Int64, on day: Day) -> Int64? {
        if let own = ownRow(of: member, on: day) { return own }
        guard !aliases.isEmpty else { return nil }
        return aliases.aliases(of: member).lazy.compactMap { ownRow(of: $0, on: day) }.first
    }

    private func ownRow(of member: Int64, on day: Day) -> Int64? {
        for row in ownRows(of: member) where row.from <= day.number && day.number < row.to { return Int64(row.unit) }
        return nil
    }

    private func ownRows(of member: Int64) -> ArraySlice<Row> {
        guard member > 0, member < starts.count else { return [] }
        let start = Int(starts[Int(member)])
        let end = member + 1 < starts.count ? Int(starts[Int(member) + 1]) : rows.count
        return rows[start..<end]
    }

    /// The member's unit on a day, as the register and the changes of units now tell.
    package func unit(of member: Int64, on day: Day, in tree: UnitTree) -> Int64? {
        guard let row = row(of: member, on: day) else { return nil }
        return tree.membership(in: row, on: day) { choice(of: member, on: $0, among: $1, tree) }
    }

    /// Where the member's sale of a day stands in the tree of another day; nil for nowhere.
    ///
    /// Later days follow the changes and not the member's transfers; on earlier days the member's own row counts first.
    package func place(
        of member: Int64, in unit: Int64, from day: Day, on other: Day, _ tree: UnitTree
    ) -> Int64? {
        if other < day, let own = self.unit(of: member, on: other, in: tree) { return own }
        return tree.place(of: unit, from: day, on: other) { choice(of: member, on: $0, among: $1, tree) }
    }

    private func choice(of member: Int64, on day: Day, among successors: Set<Int64>, _ tree: UnitTree) -> Int64? {
        MemberRow.choice(row(of: member, on: day), on: day, among: successors, tree) { day, successors in
            choice(of: member, on: day, among: successors, tree)
        }
    }
}
