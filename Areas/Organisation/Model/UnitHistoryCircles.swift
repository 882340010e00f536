internal import Kernel

/// Finds changes of a day after which a unit would hang below itself.
extension UnitHistory {
    /// A circle that is closed on a day, or a line that ends nowhere.
    struct Circle {
        /// The row that is too many; it was applied and stands among the faults.
        let row: Int
        /// Every row that has a part in it.
        let makers: [Int]
    }

    /// Of the changes that make a circle together the last one is too many.
    mutating func noteCircles(_ all: [Row], on day: Day, firm: Int) {
        var sound: Set<Int64> = []
        var noted: Set<Int64> = []
        var rows = DayRows(all)
        for (index, change) in all.reversed() where change.kind != .rename {
            for number in [change.from, change.to].compactMap({ $0 }) where !sound.contains(number) {
                guard let circle = circle(above: number, on: day, &sound), noted.isDisjoint(with: circle) else {
                    continue
                }
                noted.formUnion(circle)
                blame(makers(of: circle, &rows, on: day), else: index, firm: firm)
            }
        }
        noteDeadEnds(all, &rows, on: day, firm: firm)
    }

    /// What hung on a unit that ended must hang somewhere: not on a unit of the same day that hung on it itself.
    private mutating func noteDeadEnds(_ all: [Row], _ rows: inout DayRows, on day: Day, firm: Int) {
        var noted: Set<Int64> = []
        for (index, change) in all.reversed() where isEnd(change) && faults[index] == nil {
            guard !noted.contains(change.from), !tree.exists(change.from, on: day),
                tree.place(of: change.from, from: day - 1, on: day) == nil
            else { continue }
            let ended = heirs(of: [change.from], &rows, on: day)
            noted.formUnion(ended)
            blame(rows.of(ended, isEnd).map { rows[$0].index }, else: index, firm: firm)
        }
    }

    /// Of rows that make a circle together, the last one that may fall is too many.
    private mutating func blame(_ makers: [Int], else index: Int, firm: Int) {
        let sound = makers.filter { faults[$0] == nil }
        let last = sound.last { $0 >= firm && !kept.contains($0) } ?? sound.last { $0 >= firm } ?? sound.last
        circles.append(Circle(row: last ?? index, makers: makers))
        blamed.insert(last ?? index)
        note(.loop, last ?? index)
    }

    /// The units and what those of them went into that ended on the day, and so on.
    private func heirs(of units: some Sequence<Int64>, _ rows: inout DayRows, on day: Day) -> Set<Int64> {
        var found = Set(units)
        var open = Array(found)
        while let next = open.popLast() {
            for (index, change) in rows.of([next], isEnd).map({ rows[$0] }) where isApplied(index) {
                guard let to = change.to ?? tree.parent(of: next, on: day - 1) else { continue }
                if found.insert(to).inserted { open.append(to) }
            }
        }
        return found
    }

    /// The rows of a day that hung a unit of the circle where it hangs now, in their order.
    ///
    /// They moved or opened it, or ended what it hung on. A row that was not applied closes nothing; one that is too
    /// many for another circle was applied.
    private func makers(of circle: Set<Int64>, _ rows: inout DayRows, on day: Day) -> [Int] {
        let hung = circle.compactMap { movedToday[$0] ?? tree.parent(of: $0, on: day - 1) }
        let ended = rows.of(heirs(of: hung, &rows, on: day), isEnd)
        let placed = rows.of(circle) { $0.kind == .open || $0.kind == .move }
        return (placed + ended).sorted().map { rows[$0].index }.filter(isApplied)
    }

    private func isApplied(_ index: Int) -> Bool { faults[index] == nil || blamed.contains(index) }

    /// The units of the circle into which the line above a unit runs; nil when it ends, and its units are sound.
    private func circle(above number: Int64, on day: Day, _ sound: inout Set<Int64>) -> Set<Int64>? {
        guard tree.exists(number, on: day) else { return nil }
        var line = [number]
        var places = [number: 0]
        while let next = tree.parent(of: line[line.count - 1], on: day), !sound.contains(next) {
            if let place = places[next] { return Set(line[place...]) }
            places[next] = line.count
            line.append(next)
        }
        sound.formUnion(line)
        return nil
    }
}

private func isEnd(_ change: UnitChange) -> Bool { [.merge, .split, .close].contains(change.kind) }

/// The rows of one day, found by the unit that something happens to; nothing is built before something is asked.
private struct DayRows {
    private let all: [UnitHistory.Row]
    private lazy var places = Dictionary(grouping: all.indices) { [all] in all[$0].change.from }

    init(_ all: [UnitHistory.Row]) { self.all = all }

    subscript(_ place: Int) -> UnitHistory.Row { all[place] }

    /// The places of the rows of some units, in their order.
    mutating func of(_ units: Set<Int64>, _ isWanted: (UnitChange) -> Bool) -> [Int] {
        units.flatMap { places[$0] ?? [] }.filter { isWanted(all[$0].change) }.sorted()
    }
}
