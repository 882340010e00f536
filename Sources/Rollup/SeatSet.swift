/// The seats that some facts name, and how many persons those are.
package struct SeatSet: Sendable {
    private let seats: MarkedSeats
    /// In their order; only what of the seats lies in them is meant.
    private let ranges: [Range<UInt32>]
    /// Beside the seats, in their order.
    private let added: [UInt32]
    /// Not meant although the set has them, in their order.
    private let removed: [UInt32]

    init(_ seats: MarkedSeats, in ranges: [Range<UInt32>], adding: Set<UInt32> = [], removing: Set<UInt32> = []) {
        self.seats = seats
        self.ranges = ranges
        removed = removing.filter { seats.bitmap.contains($0) && SeatSet.lies($0, in: ranges) }.sorted()
        added = adding.filter { !(seats.bitmap.contains($0) && SeatSet.lies($0, in: ranges)) }.sorted()
    }

    static let everywhere: [Range<UInt32>] = [0..<UInt32.max]

    package func contains(_ seat: UInt32) -> Bool {
        if SeatSet.has(added, seat) { return true }
        return seats.bitmap.contains(seat) && SeatSet.lies(seat, in: ranges) && !SeatSet.has(removed, seat)
    }

    /// Distinct persons of the seats.
    package func personCount(_ map: SeatMap) -> Int {
        var count = added.count - removed.count
        for range in ranges { count += seats.bitmap.count(in: range) }
        guard map.later.count > 0 else { return count }
        // Whoever has a seat that came or went since is counted apart, by all of its seats.
        var apart: Set<UInt32> = []
        for seat in added { apart.insert(map.person(at: seat)) }
        for seat in removed { apart.insert(map.person(at: seat)) }
        count -= repeated(map, without: apart)
        for person in apart {
            let own = map.severalSeats(of: person).count(where: contains)
            if own > 1 { count -= own - 1 }
        }
        return count
    }

    /// How many seats repeat a person that has an earlier one here.
    private func repeated(_ map: SeatMap, without apart: Set<UInt32>) -> Int {
        let repeats = seats.repeats(map)
        if ranges == SeatSet.everywhere {
            return apart.reduce(repeats.seats.count) { left, person in
                left - map.severalSeats(of: person).count(where: repeats.contains)
            }
        }
        var count = 0
        for range in ranges {
            for place in repeats.places(in: range) {
                let seat = repeats.seats[place]
                if !apart.isEmpty, apart.contains(map.person(at: seat)) { continue }
                if SeatSet.lies(repeats.firsts[place], in: ranges) || hasEarlier(seat, map) { count += 1 }
            }
        }
        return count
    }

    private func hasEarlier(_ seat: UInt32, _ map: SeatMap) -> Bool {
        map.severalSeats(of: map.person(at: seat)).contains { $0 < seat && contains($0) }
    }

    /// In sorted ranges, found by halving.
    static func lies(_ seat: UInt32, in ranges: [Range<UInt32>]) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= seat { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(seat)
    }

    private static func has(_ sorted: [UInt32], _ seat: UInt32) -> Bool {
        let place = sorted.firstPlace(from: seat)
        return place < sorted.count && sorted[place] == seat
    }
}
