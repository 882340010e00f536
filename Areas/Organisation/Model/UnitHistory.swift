internal import Kernel

/// Applies changes to the units of the register in their order, and says which of them cannot be.
struct UnitHistory {
    /// Why a change cannot be.
    enum Fault: Sendable, Hashable {
        /// The unit does not exist on that day.
        case notThere
        /// The parent or successor does not exist on that day.
        case targetNotThere
        case secondParent
        case loop
        case shares
        /// It says something else than the unit's own row about its opening or closing.
        case differs
    }

    private(set) var tree = DatedTree()
    /// The new names of units, by day.
    private(set) var names: [Int64: [(day: Day, name: String)]] = [:]
    /// By the place of the change in what was given.
    private(set) var faults: [Int: Fault] = [:]
    /// Units whose own row tells their days.
    private let stated: [Int64: StatedUnit]
    /// Moves of the day that is being applied, to tell a second parent.
    var movedToday: [Int64: Int64] = [:]
    /// Units that something happened to on an earlier day: they were there, and do not open any more.
    private var named: Set<Int64> = []
    var kept: Set<Int> = []

    typealias Row = (index: Int, change: UnitChange)

    init(_ units: [StatedUnit]) {
        stated = Dictionary(uniqueKeysWithValues: units.map { ($0.number, $0) })
        for unit in units { tree.add(unit.number, life: unit.days, parent: unit.parentNumber) }
    }

    /// What was closed on a day and cannot be.
    var circles: [Circle] = []
    /// The rows of those circles that are too many.
    var blamed: Set<Int> = []

    /// Applies all that can be, the rows of one event together or not at all; the others have a fault afterwards.
    ///
    /// The first `firm` rows were taken before: of a circle another row is too many, and rather none of those `kept`.
    mutating func apply(_ changes: [UnitChange], firm: Int = 0, kept: Set<Int> = []) {
        self.kept = kept
        let order = changes.indices.sorted { left, right in
            let (a, b) = (changes[left], changes[right])
            return (a.day.number, a.kind.rank, left) < (b.day.number, b.kind.rank, right)
        }
        var start = 0
        while start < order.count {
            let day = changes[order[start]].day
            var end = start
            while end < order.count, changes[order[end]].day == day { end += 1 }
            apply(order[start..<end].map { ($0, changes[$0]) }, on: day, firm: firm)
            start = end
        }
    }

    private mutating func apply(_ all: [Row], on day: Day, firm: Int) {
        movedToday = [:]
        var start = 0
        while start < all.count {
            let kind = all[start].change.kind
            var end = start
            while end < all.count, all[end].change.kind == kind { end += 1 }
            let step = Array(all[start..<end])
            start = end
            switch kind {
            case .open: for (index, change) in step { open(index, change) }
            case .rename: for (index, change) in step { rename(index, change) }
            case .split: split(step, on: day, firm: firm)
            case .merge: merge(step, on: day, firm: firm)
            case .move: for (index, change) in step { move(index, change) }
            case .close: for (index, change) in step { close(index, change) }
            }
        }
        noteCircles(all, on: day, firm: firm)
        for (index, change) in all where faults[index] == nil {
            named.formUnion([change.from, change.to].compactMap { $0 })
        }
    }

    // MARK: Steps

    private mutating func open(_ index: Int, _ change: UnitChange) {
        guard let unit = stated[change.from] else { return note(.notThere, index) }
        guard tree.life(of: change.from)?.from ?? change.day == change.day, change.to == unit.parentNumber,
            unit.days.to.map({ $0 > change.day }) ?? true,
            tree.life(of: change.from)?.from != nil || !named.contains(change.from)
        else { return note(.differs, index) }
        guard let to = change.to, stands(to, on: change.day) else { return note(.targetNotThere, index) }
        tree.open(change.from, on: change.day)
    }

    private mutating func rename(_ index: Int, _ change: UnitChange) {
        guard stands(change.from, on: change.day) else { return note(.notThere, index) }
        names[change.from, default: []].append((change.day, change.name ?? ""))
    }

    private mutating func split(_ step: [Row], on day: Day, firm: Int) {
        let groups = Dictionary(grouping: step, by: \.change.from)
        let stood = Set(step.compactMap(\.change.to).filter { stands($0, on: day) })
        var (ended, begun): (Set<Int64>, Set<Int64>) = ([], [])
        for (from, all) in groups.sorted(by: { $0.value[0].index < $1.value[0].index }) {
            // New rows join an event that was taken before when the shares allow it, and else fall alone.
            let old = all.filter { $0.index < firm }
            let joins = all.reduce(0) { $0 + ($1.change.share ?? 0) } == DatedTree.whole
            let rows = old.isEmpty || joins ? all : old
            if rows.count < all.count { for row in all where row.index >= firm { note(.shares, row.index) } }
            let successors = rows.compactMap { row in
                row.change.to.map { DatedTree.Successor($0, share: row.change.share ?? 0, order: row.index) }
            }
            var fault: Fault?
            let others = Set(successors.map(\.number)).subtracting([from])
            let livesOn = others.count < successors.count && stated[from]?.parentNumber != nil
            if ended.contains(from) || !(livesOn ? stands(from, on: day) : mayEnd(from, on: day)) {
                fault = .notThere
            } else if !others.isSubset(of: stood) || !ended.isDisjoint(with: others) || begun.contains(from) {
                fault = .targetNotThere
            } else if successors.reduce(0, { $0 + $1.share }) != DatedTree.whole {
                fault = .shares
            }
            if let fault {
                for row in rows { note(fault, row.index) }
            } else {
                ended.insert(from)
                begun.formUnion(others)
                tree.split(from, into: successors, on: day)
            }
        }
    }

    /// What the rows of one event share; rows that were taken before do not fall with a new one.
    private struct EventKey: Hashable {
        let shared: Int64
        let isFirm: Bool
    }

    private mutating func merge(_ step: [Row], on day: Day, firm: Int) {
        var places: [EventKey: Int] = [:]
        var events: [[Row]] = []
        for row in step {
            guard let to = row.change.to else { continue }
            let key = EventKey(shared: to, isFirm: row.index < firm)
            if let place = places[key] {
                events[place].append(row)
            } else {
                places[key] = events.count
                events.append([row])
            }
        }
        events = events.filter { event in fits(event) { history, row in history.mergerFault(row.change, on: day) } }
        var accepted: [Int64: Int64] = [:]
        for event in events {
            let isWhole = fits(event) { _, row in
                if accepted[row.change.from] != nil { return .notThere }
                // A chain of mergers is followed to its end; it must have one.
                var end = row.change.to
                while let next = end, next != row.change.from { end = accepted[next] }
                if end == row.change.from { return .loop }
                accepted[row.change.from] = row.change.to
                return nil
            }
            if !isWhole {
                for row in event where accepted[row.change.from] == row.change.to {
                    accepted[row.change.from] = nil
                }
            }
        }
        for (index, change) in events.joined() where faults[index] == nil {
            if let to = change.to { tree.merge(change.from, into: to, on: day, order: index) }
        }
    }

    private func mergerFault(_ change: UnitChange, on day: Day) -> Fault? {
        guard mayEnd(change.from, on: day) else { return .notThere }
        guard let to = change.to, stands(to, on: day) else { return .targetNotThere }
        return nil
    }

    /// True when no row of the event has a fault; else all have one, their own or the first.
    private mutating func fits(_ event: [Row], _ fault: (UnitHistory, Row) -> Fault?) -> Bool {
        var first: Fault?
        for row in event {
            guard let fault = fault(self, row) else { continue }
            first = first ?? fault
            note(fault, row.index)
        }
        guard let first else { return true }
        for row in event { note(first, row.index) }
        return false
    }

    private mutating func move(_ index: Int, _ change: UnitChange) {
        guard stands(change.from, on: change.day) else { return note(.notThere, index) }
        guard let to = change.to, stands(to, on: change.day) else {
            return note(.targetNotThere, index)
        }
        guard stated[change.from]?.parentNumber != nil else { return note(.loop, index) }
        guard movedToday[change.from] == nil else { return note(.secondParent, index) }
        movedToday[change.from] = to
        tree.move(change.from, to: to, on: change.day)
    }

    private mutating func close(_ index: Int, _ change: UnitChange) {
        // A merger or a split of that day says the same end, and more.
        if tree.life(of: change.from)?.to == change.day, !stands(change.from, on: change.day) { return }
        guard mayEnd(change.from, on: change.day) else { return note(.notThere, index) }
        tree.close(change.from, on: change.day)
    }

    mutating func note(_ fault: Fault, _ index: Int) {
        if faults[index] == nil { faults[index] = fault }
    }

    /// True when the unit exists at this step of the day: it may close then, but has not merged or split before.
    private func stands(_ number: Int64, on day: Day) -> Bool {
        guard let life = tree.life(of: number) else { return false }
        if life.contains(day) { return true }
        return life.to == day && !tree.passages(of: number).contains { $0.day == day && !$0.successors.isEmpty }
    }

    /// True when the unit may end on that day: it lived before, it is not the confederation, and its own row names no
    /// other end.
    private func mayEnd(_ number: Int64, on day: Day) -> Bool {
        guard stands(number, on: day), let unit = stated[number], unit.parentNumber != nil else { return false }
        return (tree.life(of: number)?.from).map { $0 < day } ?? true && (unit.days.to ?? day) == day
    }
}

/// What a unit's own row says of its place and days.
struct StatedUnit: Sendable, Hashable {
    let number: Int64
    let parentNumber: Int64?
    let days: DayRange
}
