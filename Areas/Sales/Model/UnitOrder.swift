internal import Kernel
internal import Organisation

/// All units in one order, in which those that hang together today stand together, also the ended ones.
struct UnitOrder: Sendable {
    /// The numbers of the units by their places.
    let units: [Int64]
    /// By number; -1 for none.
    private let places: [Int32]
    /// By place: false when a split lies on the way of the unit's affairs, so that members decide one by one.
    private let plain: [Bool]

    /// A day on which everything that is known has happened.
    private static let afterAllChanges = Day(number: 1_000_000)

    init(_ tree: UnitTree, today: Day) {
        let span = TreeSpan(tree, on: today)
        let keyed = tree.all.map { unit -> (key: Int32, unit: Int64) in
            let entry = span.entry(of: unit.number)
            guard entry == 0 else { return (entry, unit.number) }
            let last = unit.days.to.map { $0 - 1 } ?? today
            let heir = tree.place(of: unit.number, from: last, on: today) { _, _ in nil }
            return (heir.map { span.entry(of: $0) } ?? .max, unit.number)
        }.sorted { ($0.key, $0.unit) < ($1.key, $1.unit) }
        units = keyed.map(\.unit)
        var places = [Int32](repeating: -1, count: Int(units.max() ?? 0) + 1)
        for (place, unit) in units.enumerated() { places[Int(unit)] = Int32(place) }
        self.places = places
        plain = units.map { UnitOrder.isPlain($0, tree) }
    }

    /// The same places by another tree: units on whose way a split came since are plain no more.
    ///
    /// Nothing becomes plain again, and units that are not among the places have none: what they hold is judged one by
    /// one, which is as right.
    init(_ earlier: UnitOrder, by tree: UnitTree) {
        units = earlier.units
        places = earlier.places
        plain = earlier.units.indices.map { earlier.plain[$0] && UnitOrder.isPlain(earlier.units[$0], tree) }
    }

    private static func isPlain(_ unit: Int64, _ tree: UnitTree) -> Bool {
        var meetsSplit = false
        _ = tree.place(of: unit, from: .distantPast, on: UnitOrder.afterAllChanges) { _, _ in
            meetsSplit = true
            return nil
        }
        return !meetsSplit
    }

    /// The places that are plain here and not there.
    func places(plainUnlike later: UnitOrder) -> [Int] { plain.indices.filter { plain[$0] && !later.plain[$0] } }

    func place(of unit: Int64) -> Int? {
        guard unit >= 0, unit < places.count, places[Int(unit)] >= 0 else { return nil }
        return Int(places[Int(unit)])
    }

    /// The place of a unit all of whose facts the unit alone decides.
    func plainPlace(of unit: Int64) -> Int? {
        place(of: unit).flatMap { plain[$0] ? $0 : nil }
    }

    func isPlain(_ place: Int) -> Bool { plain[place] }
}

/// A tree of one day laid out in a row, so that what hangs below a unit is one run.
struct TreeSpan: Sendable {
    /// By unit number; 0 for a unit that is not there that day.
    private var entries: [Int32]
    /// Behind the last unit below.
    private var exits: [Int32]

    init(_ tree: UnitTree, on day: Day) {
        let size = Int(tree.all.lazy.map(\.number).max() ?? 0) + 1
        entries = Array(repeating: 0, count: size)
        exits = entries
        let children = tree.children(on: day)
        var next: Int32 = 1
        var open: [(unit: Int64, isDone: Bool)] = tree.all
            .filter { $0.days.contains(day) && tree.parent(of: $0.number, on: day) == nil }
            .sorted { $0.number > $1.number }.map { ($0.number, false) }
        while let (unit, isDone) = open.popLast() {
            if isDone {
                exits[Int(unit)] = next
                continue
            }
            entries[Int(unit)] = next
            next += 1
            open.append((unit, true))
            for child in (children[unit] ?? []).reversed() { open.append((child.number, false)) }
        }
    }

    func entry(of unit: Int64) -> Int32 { Int(unit) < entries.count ? entries[Int(unit)] : 0 }

    /// The run of entries of a unit and all below it; empty when it is not there.
    func run(of unit: Int64) -> Range<Int32> {
        let entry = entry(of: unit)
        return entry == 0 ? 0..<0 : entry..<exits[Int(unit)]
    }
}
