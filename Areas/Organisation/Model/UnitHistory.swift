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
    private var movedToday: [Int64: Int64] = [:]

    init(_ units: [StatedUnit]) {
        stated = Dictionary(uniqueKeysWithValues: units.map { ($0.number, $0) })
        for unit in units { tree.add(unit.number, life: unit.days, parent: unit.parentNumber) }
    }

    /// Applies all that can be; the others have a fault afterwards.
    mutating func apply(_ changes: [UnitChange]) {
        let order = changes.indices.sorted { left, right in
            let (a, b) = (changes[left], changes[right])
            return (a.day.number, a.kind.rank, left) < (b.day.number, b.kind.rank, right)
        }
        var start = 0
        while start < order.count {
            let day = changes[order[start]].day
            var end = start
            while end < order.count, changes[order[end]].day == day { end += 1 }
            apply(order[start..<end].map { ($0, changes[$0]) }, on: day)
            start = end
        }
    }

    private mutating func apply(_ all: [(index: Int, change: UnitChange)], on day: Day) {
        movedToday = [:]
        for kind in UnitChange.Kind.allCases {
            let step = all.filter { $0.change.kind == kind }
            guard !step.isEmpty else { continue }
            switch kind {
            case .open: for (index, change) in step { open(index, change) }
            case .rename: for (index, change) in step { rename(index, change) }
            case .split: split(step, on: day)
            case .merge: merge(step, on: day)
            case .move: for (index, change) in step { move(index, change) }
            case .close: for (index, change) in step { close(index, change) }
            }
        }
        // Of the changes that make a circle together the last one is too many.
        let last = all.last { row in
            [row.change.from, row.change.to].contains { $0.map { tree.isLoop($0, on: day) } ?? false }
        }
        if let last { note(.loop, last.index) }
    }

    // MARK: Steps

    private mutating func open(_ index: Int, _ change: UnitChange) {
        guard let unit = stated[change.from] else { return note(.notThere, index) }
        guard tree.life(of: change.from)?.from ?? change.day == change.day, change.to == unit.parentNumber,
            unit.days.to.map({ $0 > change.day }) ?? true
        else { return note(.differs, index) }
        guard let to = change.to, stands(to, on: change.day) else { return note(.targetNotThere, index) }
        tree.open(change.from, on: change.day)
    }

    private mutating func rename(_ index: Int, _ change: UnitChange) {
        guard stands(change.from, on: change.day) else { return note(.notThere, index) }
        names[change.from, default: []].append((change.day, change.name ?? ""))
    }

    private mutating func split(_ step: [(index: Int, change: UnitChange)], on day: Day) {
        let groups = Dictionary(grouping: step, by: \.change.from)
        let stood = Set(step.compactMap(\.change.to).filter { stands($0, on: day) })
        for (from, rows) in groups.sorted(by: { $0.value[0].index < $1.value[0].index }) {
            let successors = rows.compactMap { row in
                row.change.to.map { DatedTree.Successor($0, share: row.change.share ?? 0, order: row.index) }
            }
            var fault: Fault?
            let livesOn = successors.contains { $0.number == from } && stated[from]?.parentNumber != nil
            if !(livesOn ? stands(from, on: day) : mayEnd(from, on: day)) {
                fault = .notThere
            } else if !successors.allSatisfy({ stood.contains($0.number) }) {
                fault = .targetNotThere
            } else if successors.contains(where: { $0.number != from && groups[$0.number] != nil }) {
                fault = .targetNotThere
            } else if successors.reduce(0, { $0 + $1.share }) != DatedTree.whole {
                fault = .shares
            }
            if let fault {
                for row in rows { note(fault, row.index) }
            } else {
                tree.split(from, into: successors, on: day)
            }
        }
    }

    private mutating func merge(_ step: [(index: Int, change: UnitChange)], on day: Day) {
        var accepted: [Int64: Int64] = [:]
        let there = step.filter { row in
            guard mayEnd(row.change.from, on: day) else {
                note(.notThere, row.index)
                return false
            }
            guard let to = row.change.to, stands(to, on: day) else {
                note(.targetNotThere, row.index)
                return false
            }
            return true
        }
        for (index, change) in there {
            guard let to = change.to else { continue }
            if accepted[change.from] != nil { note(.notThere, index); continue }
            // A chain of mergers is followed to its end; it must have one.
            var end: Int64? = to
            while let next = end, next != change.from { end = accepted[next] }
            if end == change.from { note(.loop, index) } else { accepted[change.from] = to }
        }
        for (index, change) in there where faults[index] == nil {
            if let to = change.to { tree.merge(change.from, into: to, on: day, order: index) }
        }
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

    private mutating func note(_ fault: Fault, _ index: Int) {
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
