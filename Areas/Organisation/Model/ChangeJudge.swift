internal import Imports
internal import Kernel

/// Decides which rows of `changes` can be taken beside those that are stored: never a half-written tree.
///
/// What is stored stands. Day by day and in the order of the steps, a row is taken when it fits what was taken before
/// it; the rows of one event stand or fall together. One replay tells nearly all that is wrong. It is repeated without
/// the rows that close a circle, and without those after which something stored could not be any more. What fell in a
/// circle that stands no longer, since another of its rows fell as well, is taken after all.
struct ChangeJudge {
    private let units: [StatedUnit]
    private let stored: [UnitChange]
    private let new: [UnitChange]
    /// Stored rows that have a fault without any new row; nobody new is blamed for them.
    private let oldFaults: Set<Int>
    private let events: [Event]
    /// The event of each new row.
    private let eventOf: [Int: Int]
    /// Events that cannot be taken, with what is wrong with them.
    private var fallen: [Int: UnitHistory.Fault] = [:]
    /// Events that fell in a circle and were taken again: rather others fall.
    private var takenAgain: Set<Int> = []
    /// The other events of the circles that an event fell in.
    private var partners: [Int: Set<Int>] = [:]
    /// The faults of new rows by their place.
    private(set) var faults: [Int: UnitHistory.Fault] = [:]

    /// Rows that stand or fall together, by their places.
    private typealias Event = [Int]

    init(units: [StatedUnit], stored: [UnitChange], new: [UnitChange]) {
        self.units = units
        self.stored = stored
        self.new = new
        var history = UnitHistory(units)
        history.apply(stored, firm: stored.count)
        oldFaults = Set(history.faults.keys)
        events = ChangeJudge.events(of: new)
        eventOf = Dictionary(
            uniqueKeysWithValues: events.enumerated().flatMap { place, rows in rows.map { ($0, place) } })
        judge()
    }

    private mutating func judge() {
        var history = replay(events.indices)
        while true {
            if let day = fellInCircles(history) {
                history = replay(standing)
                if circles(history).isEmpty || firstCircleDay(history) != day {
                    takeAgain(day)
                    history = replay(standing)
                }
            } else if fellForStored(history) {
                history = replay(standing)
            } else {
                break
            }
        }
        for (row, fault) in faultsOfNew(history) { faults[row] = fault }
        for (event, fault) in fallen {
            for row in events[event] where faults[row] == nil { faults[row] = fault }
        }
    }

    private var standing: [Int] { events.indices.filter { fallen[$0] == nil } }

    /// Everything stored and the rows of some events.
    private func replay(_ some: some Sequence<Int>) -> (history: UnitHistory, rows: [Int]) {
        let rows = some.flatMap { events[$0] }
        var history = UnitHistory(units)
        let kept = rows.indices.filter { eventOf[rows[$0]].map(takenAgain.contains) ?? false }
        history.apply(
            stored + rows.map { new[$0] }, firm: stored.count, kept: Set(kept.map { $0 + stored.count }))
        return (history, rows)
    }

    private typealias Replay = (history: UnitHistory, rows: [Int])

    private func faultsOfNew(_ replay: Replay) -> [(row: Int, fault: UnitHistory.Fault)] {
        replay.history.faults.compactMap { place, fault in
            place < stored.count ? nil : (replay.rows[place - stored.count], fault)
        }
    }

    /// The rows of circles that stored rows alone do not make.
    private func circles(_ replay: Replay) -> [UnitHistory.Circle] {
        replay.history.circles.filter { !oldFaults.contains($0.row) }
    }

    /// The day of the first circle when a new row closes it.
    ///
    /// When a stored row closes it, a new row before it is too many: `fellForStored` finds it.
    private func firstCircleDay(_ replay: Replay) -> Day? {
        guard let first = circles(replay).first?.row, first >= stored.count else { return nil }
        return new[replay.rows[first - stored.count]].day
    }

    /// The event of a replayed row; nil for a stored one.
    private func event(_ place: Int, _ replay: Replay) -> Int? {
        place < stored.count ? nil : eventOf[replay.rows[place - stored.count]]
    }

    /// Drops the events that close a circle on the first day that has one and gives that day; nil when there are none.
    ///
    /// Circles of later days may be nothing but the same one.
    private mutating func fellInCircles(_ replay: Replay) -> Day? {
        guard let day = firstCircleDay(replay) else { return nil }
        for circle in circles(replay) {
            guard let event = event(circle.row, replay), new[events[event][0]].day == day else { continue }
            fallen[event] = .loop
            partners[event, default: []].formUnion(circle.makers.compactMap { self.event($0, replay) })
        }
        return day
    }

    /// Takes those events of a day that fell in a circle which is none without another one that fell.
    ///
    /// What comes after an event does not keep it out; it is judged afterwards.
    private mutating func takeAgain(_ day: Day) {
        let fell = events.indices.filter { fallen[$0] == .loop && new[events[$0][0]].day == day }
        for event in fell where !takenAgain.contains(event) {
            // The circle stands as long as all its other events do.
            guard partners[event, default: []].contains(where: { $0 > event || fallen[$0] != nil && $0 != event })
            else { continue }
            let earlier = events[..<event].indices.filter { fallen[$0] == nil }
            let (before, after) = (replay(earlier), replay(earlier + [event]))
            guard broken(after).isSubset(of: broken(before)), circles(after).isEmpty else { continue }
            fallen[event] = nil
            takenAgain.insert(event)
        }
    }

    /// The stored rows that cannot be any more, as negative numbers, and the new rows that cannot.
    private func broken(_ replay: Replay) -> Set<Int> {
        let old = replay.history.faults.keys.filter { $0 < stored.count && !oldFaults.contains($0) }
        return Set(old.map { -1 - $0 } + faultsOfNew(replay).map(\.row))
    }

    /// Drops the events after which something stored cannot be any more, the later rather than the earlier; false when
    /// there are none.
    private mutating func fellForStored(_ replay: Replay) -> Bool {
        let broken = Set(replay.history.faults.keys.filter { $0 < stored.count }).subtracting(oldFaults)
        guard !broken.isEmpty else { return false }
        let faulty = Set(faultsOfNew(replay).compactMap { eventOf[$0.row] })
        var taken: [Int] = []
        let dropped = rest(of: standing.filter { !faulty.contains($0) }[...], &taken)
        for event in dropped { fallen[event] = .differs }
        if dropped.isEmpty {
            // Not what could be taken broke it, but a row beside it that cannot.
            for (row, fault) in faultsOfNew(replay) { if let event = eventOf[row] { fallen[event] = fault } }
        }
        return !dropped.isEmpty || !faulty.isEmpty
    }

    private func keepsStored(_ some: [Int]) -> Bool {
        let replay = replay(some)
        return oldFaults.isSuperset(of: replay.history.faults.keys.filter { $0 < stored.count })
            && faultsOfNew(replay).isEmpty
    }

    /// Takes what can be taken of the events, halving what cannot be taken whole; gives the others.
    private func rest(of some: ArraySlice<Int>, _ taken: inout [Int]) -> [Int] {
        guard !some.isEmpty else { return [] }
        if keepsStored(taken + some) {
            taken += some
            return []
        }
        guard some.count > 1 else { return Array(some) }
        let middle = some.startIndex + some.count / 2
        return rest(of: some[..<middle], &taken) + rest(of: some[middle...], &taken)
    }

    /// Several rows of one day and kind with the same unit to merge into or to split make one event.
    ///
    /// In the order of the days, the steps and of the first rows.
    private static func events(of new: [UnitChange]) -> [Event] {
        var places: [UnitChange.Key: Int] = [:]
        var events: [Event] = []
        let order = new.indices.sorted { left, right in
            (new[left].day.number, new[left].kind.rank, left) < (new[right].day.number, new[right].kind.rank, right)
        }
        for index in order {
            guard let key = new[index].eventKey else {
                events.append([index])
                continue
            }
            if let place = places[key] {
                events[place].append(index)
            } else {
                places[key] = events.count
                events.append([index])
            }
        }
        return events
    }
}
