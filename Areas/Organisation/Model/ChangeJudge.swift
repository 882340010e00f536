internal import Imports
internal import Kernel

/// Decides which rows of `changes` can be taken beside those that are stored: never a half-written tree.
///
/// What is stored stands. Day by day and in the order of the steps, a row is taken when everything that was taken
/// before can still be with it, later days included; the rows of one event stand or fall together. What fails is tried
/// again after others of its day were taken, so that a move may mend a circle.
struct ChangeJudge {
    private let units: [StatedUnit]
    private let stored: [UnitChange]
    private let new: [UnitChange]
    /// Contradictions that are there without any new row; nobody new is blamed for them.
    private let oldFaults: Int
    private var taken: [UnitChange] = []
    /// The faults of new rows by their place.
    private(set) var faults: [Int: UnitHistory.Fault] = [:]

    /// Rows that stand or fall together, by their places.
    private typealias Event = [Int]

    init(units: [StatedUnit], stored: [UnitChange], new: [UnitChange]) {
        self.units = units
        self.stored = stored
        self.new = new
        var history = UnitHistory(units)
        history.apply(stored)
        oldFaults = history.faults.count
        judge()
    }

    private mutating func judge() {
        let events = ChangeJudge.events(of: new)
        guard !takes(events[...]) else { return }
        for day in Set(new.map(\.day)).sorted() {
            var left = events.filter { new[$0[0]].day == day }
            while true {
                let before = left.count
                left = rest(of: left[...])
                if left.isEmpty || left.count == before { break }
            }
        }
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
            let change = new[index]
            let shared = change.kind == .split ? change.from : change.kind == .merge ? change.to : nil
            guard let shared else {
                events.append([index])
                continue
            }
            let key = UnitChange.Key(day: change.day, kind: change.kind, from: shared, to: nil)
            if let place = places[key] {
                events[place].append(index)
            } else {
                places[key] = events.count
                events.append([index])
            }
        }
        return events
    }

    /// Takes what can be taken of the events, halving what cannot be taken whole; the others have their fault.
    private mutating func rest(of events: ArraySlice<Event>) -> [Event] {
        guard !events.isEmpty, !takes(events) else { return [] }
        guard events.count > 1 else { return Array(events) }
        let middle = events.startIndex + events.count / 2
        return rest(of: events[..<middle]) + rest(of: events[middle...])
    }

    /// Takes the events if they can be with everything that was taken before.
    private mutating func takes(_ events: ArraySlice<Event>) -> Bool {
        let rows = Array(events.joined())
        var history = UnitHistory(units)
        history.apply(stored + taken + rows.map { new[$0] })
        let fits = history.faults.count <= oldFaults
        let first = rows.indices.compactMap { history.faults[stored.count + taken.count + $0] }.first
        for (place, row) in rows.enumerated() {
            faults[row] = fits ? nil : history.faults[stored.count + taken.count + place] ?? first ?? .differs
        }
        if fits { taken += rows.map { new[$0] } }
        return fits
    }
}
