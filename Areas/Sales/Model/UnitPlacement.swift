internal import Kernel
internal import Organisation
internal import Rollup

/// Where the sales of one stretch of days stand in the tree of a view, told for whole units at once.
struct UnitPlacement: Sendable {
    /// What stretch and view a placement is of; nil for the tree of the stretch itself.
    struct Key: Hashable, Sendable {
        let stretch: Day
        let view: Day?
    }

    private let span: TreeSpan
    /// Places in the order in which their units stand in the view's tree, and where that is.
    private let places: [Int32]
    private let entries: [Int32]

    /// `day` is one of the stretch; the view's day must not lie before it.
    init(_ order: UnitOrder, _ tree: UnitTree, day: Day, view: Day?) {
        let viewDay = view ?? day
        let span = TreeSpan(tree, on: viewDay)
        var found: [(entry: Int32, place: Int32)] = []
        for (place, unit) in order.units.enumerated() where order.isPlain(place) {
            guard let own = tree.membership(in: unit, on: day, choice: { _, _ in nil }) else { continue }
            let standing = view == nil ? own : tree.place(of: own, from: day, on: viewDay) { _, _ in nil }
            let entry = standing.map { span.entry(of: $0) } ?? 0
            if entry > 0 { found.append((entry, Int32(place))) }
        }
        found.sort { $0 < $1 }
        self.span = span
        places = found.map(\.place)
        entries = found.map(\.entry)
    }

    /// The seats that stand in a unit or below it.
    func ranges(below unit: Int64, _ seats: SeatMap) -> [Range<UInt32>] {
        ranges(span.run(of: unit), seats)
    }

    /// The seats that stand in the unit itself.
    func ranges(in unit: Int64, _ seats: SeatMap) -> [Range<UInt32>] {
        let entry = span.entry(of: unit)
        return entry == 0 ? [] : ranges(entry..<entry + 1, seats)
    }

    /// The seats that stand nowhere in the tree.
    func unplaced(_ seats: SeatMap) -> [Range<UInt32>] {
        var ranges: [Range<UInt32>] = []
        var next: UInt32 = 0
        for range in self.ranges(1..<Int32.max, seats) {
            if next < range.lowerBound { ranges.append(next..<range.lowerBound) }
            next = range.upperBound
        }
        if next < UInt32(seats.count) { ranges.append(next..<UInt32(seats.count)) }
        return ranges
    }

    private func ranges(_ run: Range<Int32>, _ seats: SeatMap) -> [Range<UInt32>] {
        let named = places[first(run.lowerBound)..<first(run.upperBound)].sorted()
        var ranges: [Range<UInt32>] = []
        for place in named {
            let range = seats.seats(of: Int(place)..<Int(place) + 1)
            if range.isEmpty { continue }
            if let last = ranges.last, last.upperBound == range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        return ranges
    }

    private func first(_ entry: Int32) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < entry { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
