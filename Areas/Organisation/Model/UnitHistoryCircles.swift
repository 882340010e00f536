internal import Kernel

/// Finds changes of a day after which a unit would hang below itself.
extension UnitHistory {
    /// Of the changes that make a circle together the last one is too many.
    mutating func noteCircles(_ all: [Row], on day: Day, firm: Int) {
        var sound: Set<Int64> = []
        var noted: Set<Int64> = []
        for (index, change) in all.reversed() where change.kind != .rename {
            for number in [change.from, change.to].compactMap({ $0 }) where !sound.contains(number) {
                guard let circle = circle(above: number, on: day, &sound), noted.isDisjoint(with: circle) else {
                    continue
                }
                noted.formUnion(circle)
                blame(makers(of: circle, all, on: day), else: index, firm: firm)
            }
        }
        noteDeadEnds(all, on: day, firm: firm)
    }

    /// What hung on a unit that ended must hang somewhere: not on a unit of the same day that hung on it itself.
    private mutating func noteDeadEnds(_ all: [Row], on day: Day, firm: Int) {
        var noted: Set<Int64> = []
        for (index, change) in all.reversed() where isEnd(change) && faults[index] == nil {
            guard !noted.contains(change.from), !tree.exists(change.from, on: day),
                tree.place(of: change.from, from: day - 1, on: day) == nil
            else { continue }
            let ended = heirs(of: [change.from], all, on: day)
            noted.formUnion(ended)
            blame(all.filter { isEnd($0.change) && ended.contains($0.change.from) }, else: index, firm: firm)
        }
    }

    /// Of rows that make a circle together, the last one that may fall is too many.
    private mutating func blame(_ makers: [Row], else index: Int, firm: Int) {
        let sound = makers.map(\.index).filter { faults[$0] == nil }
        let last = sound.last { $0 >= firm && !kept.contains($0) } ?? sound.last { $0 >= firm } ?? sound.last
        circles.append(last ?? index)
        note(.loop, last ?? index)
    }

    private func isEnd(_ change: UnitChange) -> Bool { [.merge, .split, .close].contains(change.kind) }

    /// These units and what those of them went into that ended on the day, and so on.
    private func heirs(of units: some Sequence<Int64>, _ all: [Row], on day: Day) -> Set<Int64> {
        let ends = all.filter { isEnd($0.change) && faults[$0.index] == nil }
        var found = Set(units)
        var open = Array(found)
        while let next = open.popLast() {
            for (_, change) in ends where change.from == next {
                guard let to = change.to ?? tree.parent(of: next, on: day - 1) else { continue }
                if found.insert(to).inserted { open.append(to) }
            }
        }
        return found
    }

    /// The rows of a day that hung a unit of the circle where it hangs now, in their order.
    ///
    /// They moved or opened it, or ended what it hung on.
    private func makers(of circle: Set<Int64>, _ all: [Row], on day: Day) -> [Row] {
        let ended = heirs(of: circle.compactMap { movedToday[$0] ?? tree.parent(of: $0, on: day - 1) }, all, on: day)
        return all.filter { index, change in
            // A row that was not applied closes nothing.
            guard faults[index] == nil else { return false }
            return switch change.kind {
            case .rename: false
            case .open, .move: circle.contains(change.from)
            case .merge, .split, .close: ended.contains(change.from)
            }
        }
    }

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
