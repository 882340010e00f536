package import Kernel

/// Which divisions units are responsible for, many to many and by date.
package struct TerritoryMap: Sendable {
    package let all: [Territory]
    /// Days on which some territory begins or ends, in their order.
    package let changeDays: [Day]

    package init(_ all: [Territory] = []) {
        self.all = all
        changeDays = Set(all.flatMap { [$0.days.from, $0.days.to].compactMap(\.self) }).sorted()
    }

    /// The unit's own territory on a day: the division of its own row, and what it or a unit that went into it was
    /// given (welfare-rules section 3: an assignment to a unit that ended means its heir).
    package func own(_ unit: UnionUnit, on day: Day, in tree: UnitTree) -> Set<DivisionKey> {
        var own = Set([unit.division].compactMap(\.self))
        for territory in all where territory.days.contains(day) && !own.contains(territory.division) {
            // Only what has changed since can have another holder than its own unit.
            guard territory.unit == unit.number || tree.hasChanged(territory.unit, by: day),
                holder(of: territory, on: day, in: tree) == unit.number
            else { continue }
            own.insert(territory.division)
        }
        return own
    }

    /// The territories of a day by the number of the unit that holds them, without those of units' own rows.
    package func given(on day: Day, in tree: UnitTree) -> [Int64: Set<DivisionKey>] {
        var given: [Int64: Set<DivisionKey>] = [:]
        for territory in all where territory.days.contains(day) {
            guard let holder = holder(of: territory, on: day, in: tree) else { continue }
            given[holder, default: []].insert(territory.division)
        }
        return given
    }

    private func holder(of territory: Territory, on day: Day, in tree: UnitTree) -> Int64? {
        tree.heir(of: territory.unit, made: territory.days.from, on: day)
    }
}
