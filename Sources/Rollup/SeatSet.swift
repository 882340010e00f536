/// The seats that some facts name, and how many persons those are.
package struct SeatSet: Sendable {
    private let bitmap: NumberBitmap
    /// In their order; only what of the bitmap lies in them is meant.
    private let ranges: [Range<UInt32>]
    /// Beside the bitmap, in their order.
    private let added: [UInt32]
    /// Not meant although the bitmap has them, in their order.
    private let removed: [UInt32]

    init(_ bitmap: NumberBitmap, in ranges: [Range<UInt32>], adding: Set<UInt32> = [], removing: Set<UInt32> = []) {
        self.bitmap = bitmap
        self.ranges = ranges
        removed = removing.filter { bitmap.contains($0) && SeatSet.lies($0, in: ranges) }.sorted()
        added = adding.filter { !(bitmap.contains($0) && SeatSet.lies($0, in: ranges)) }.sorted()
    }

    static let everywhere: [Range<UInt32>] = [0..<UInt32.max]

    package func contains(_ seat: UInt32) -> Bool {
        if SeatSet.has(added, seat) { return true }
        return bitmap.contains(seat) && SeatSet.lies(seat, in: ranges) && !SeatSet.has(removed, seat)
    }

    /// Distinct persons of the seats.
    package func personCount(_ map: SeatMap) -> Int {
        var count = added.count - removed.count
        for range in ranges { count += bitmap.count(in: range) }
        guard map.later.count > 0 else { return count }
        // A person counts at the first of its seats that is here; at each later one it was counted too often.
        let later =
            ranges == SeatSet.everywhere ? map.later : map.later.intersection(NumberBitmap(ranges: ranges))
        for seat in bitmap.intersection(later).numbers where contains(seat) {
            if hasEarlier(seat, map) { count -= 1 }
        }
        for seat in added where hasEarlier(seat, map) { count -= 1 }
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
        guard !sorted.isEmpty else { return false }
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < seat { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low] == seat
    }
}
