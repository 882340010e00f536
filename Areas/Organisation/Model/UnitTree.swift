package import Kernel

/// All union units with what happened to them; which of them exist on a day, and under whom, tells the tree of that
/// day (welfare-rules section 3).
package final class UnitTree: Sendable {
    private let units: [Int64: UnionUnit]
    private let numbers: [String: Int64]
    private let dated: DatedTree
    private let names: [Int64: [(day: Day, name: String)]]
    /// The confederation; nil in an empty register.
    package let root: UnionUnit?

    /// Changes that cannot be applied are left out; who takes changes in judges them before.
    package convenience init(_ all: [UnionUnit], changes: [UnitChange] = []) {
        var history = UnitHistory(all.map(StatedUnit.init))
        history.apply(changes)
        self.init(all, history)
    }

    init(_ all: [UnionUnit], _ history: UnitHistory) {
        dated = history.tree
        names = history.names
        let changed = all.map { unit in
            unit.changed(name: history.names[unit.number]?.last?.name, days: history.tree.life(of: unit.number))
        }
        units = Dictionary(uniqueKeysWithValues: changed.map { ($0.number, $0) })
        numbers = Dictionary(uniqueKeysWithValues: changed.map { ($0.code, $0.number) })
        root = changed.first { $0.parentNumber == nil }
    }

    package var count: Int { units.count }
    package var all: some Collection<UnionUnit> { units.values }
    /// Days on which the tree may look different from the day before, in their order.
    package var changeDays: [Day] { dated.days }

    package func unit(_ number: Int64) -> UnionUnit? { units[number] }
    package func unit(code: String) -> UnionUnit? { numbers[code].flatMap { units[$0] } }

    /// The name that the unit bore on a day.
    package func name(of unit: UnionUnit, on day: Day) -> String {
        names[unit.number]?.last { $0.day <= day }?.name ?? unit.stated.name
    }

    /// Units that bore a name with these folded words in it after a change.
    func numbers(renamedTo wanted: String) -> [Int64] {
        names.filter { $0.value.contains { VietnameseText.folded($0.name).contains(wanted) } }.map(\.key)
    }

    package func exists(_ number: Int64, on day: Day) -> Bool { dated.exists(number, on: day) }

    /// Under whom the unit hung in its life, and when.
    func places(of number: Int64) -> [DatedTree.Place] { dated.places(of: number) }

    // MARK: The tree of a day

    /// The unit above on a day; nil at the top and for a unit that does not exist then.
    package func parent(of number: Int64, on day: Day) -> UnionUnit? {
        guard exists(number, on: day) else { return nil }
        return dated.parent(of: number, on: day).flatMap { units[$0] }
    }

    /// The unit and all above it that exist on the day, from below to the top; empty when the unit does not exist then.
    package func lineage(of number: Int64, on day: Day) -> [UnionUnit] {
        dated.lineage(of: number, on: day).compactMap { units[$0] }
    }

    /// The numbers of the unit and of all above it on the day.
    package func lineNumbers(of number: Int64, on day: Day) -> [Int64] { dated.lineage(of: number, on: day) }

    /// True when the unit is the other one or hangs below it on the day.
    package func isWithin(_ number: Int64, _ upper: Int64, on day: Day) -> Bool {
        exists(upper, on: day) && dated.lineage(of: number, on: day).contains(upper)
    }

    /// The units of a day by the unit directly above them, in the order of their codes.
    package func children(on day: Day) -> [Int64: [UnionUnit]] {
        var children: [Int64: [UnionUnit]] = [:]
        for unit in units.values where unit.days.contains(day) {
            if let parent = dated.parent(of: unit.number, on: day) { children[parent, default: []].append(unit) }
        }
        return children.mapValues { $0.sorted { $0.code < $1.code } }
    }

    /// The units directly below a unit on a day, in the order of their codes.
    package func children(of number: Int64, on day: Day) -> [UnionUnit] {
        dated.children(of: number, on: day).compactMap { units[$0] }.sorted { $0.code < $1.code }
    }

    /// True when the unit hangs below the other one now, or did at its beginning or end, or what it went into does, or
    /// it hangs below what the other one went into: then whoever answers for the other one may look at it.
    package func hasHung(_ number: Int64, below upper: Int64) -> Bool {
        guard let unit = units[number] else { return false }
        if number == upper { return true }
        if let heir = heir(of: number, made: nil, on: UnitTree.afterAllChanges),
            dated.lineage(of: heir, on: UnitTree.afterAllChanges).contains(upper)
        {
            return true
        }
        let first = unit.days.from ?? .distantPast
        let last = unit.days.to.map { $0 - 1 } ?? UnitTree.afterAllChanges
        return [first, last].contains { day in
            let line = dated.lineage(of: number, on: day)
            return line.contains(upper) || heir(of: upper, made: nil, on: day).map(line.contains) ?? false
        }
    }

    /// A day on which everything that is known has happened.
    private static let afterAllChanges = Day(number: 1_000_000)

    // MARK: Through the changes

    /// The unit that an assignment to a unit means on a day (of an agreement, a role, a hosted point); nil when it was
    /// closed without successor or is not open yet.
    package func heir(of number: Int64, made: Day?, on day: Day) -> Int64? {
        dated.heir(of: number, made: made, on: day)
    }

    /// The unit of a member whose row names `number`, on a day on which that row is in force.
    ///
    /// `choice` names the successor of a split that the member's own row of that day names, if any.
    package func membership(
        in number: Int64, on day: Day, choice: (_ day: Day, _ successors: Set<Int64>) -> Int64?
    ) -> Int64? {
        guard let life = dated.life(of: number) else { return nil }
        if life.contains(day) { return number }
        guard let end = life.to, day >= end else { return nil }
        return dated.place(of: number, from: end - 1, on: day, endsAtClosing: true) { day, successors in
            choice(day, Set(successors.map(\.number)))
        }
    }

    /// Where what belonged to a unit on one day stands on another day, in that day's tree; nil for nowhere.
    ///
    /// Later days follow the changes, and what belonged to a unit that closed stands at the unit above it. Earlier days
    /// lead to the predecessor with the largest share.
    package func place(
        of number: Int64, from start: Day, on day: Day, choice: (_ day: Day, _ successors: Set<Int64>) -> Int64?
    ) -> Int64? {
        guard start <= day else { return dated.origin(of: number, from: start, on: day) }
        return dated.place(of: number, from: start, on: day) { day, successors in
            choice(day, Set(successors.map(\.number)))
        }
    }

    /// What a unit went into and when, at each of its changes; empty successors for a closing without one.
    package func successors(of number: Int64) -> [(day: Day, units: [(unit: UnionUnit, share: Int64)])] {
        dated.passages(of: number).map { passage in
            (passage.day, passage.successors.compactMap { part in units[part.number].map { ($0, part.share) } })
        }
    }

    /// What went into a unit and when.
    package func predecessors(of number: Int64) -> [(day: Day, unit: UnionUnit, share: Int64)] {
        dated.predecessors(of: number).compactMap { part in units[part.node].map { (part.day, $0, part.share) } }
    }
}

extension StatedUnit {
    init(_ unit: UnionUnit) {
        self.init(number: unit.number, parentNumber: unit.parentNumber, days: unit.stated.days)
    }
}
