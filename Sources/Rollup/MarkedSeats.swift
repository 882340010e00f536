internal import Synchronization

/// A set of seats that finds once, when it is first asked, which of them repeat a person.
///
/// Most sets stand in an index and are asked again and again, while few persons were transferred: so a count of persons
/// is a count of seats less a few.
final class MarkedSeats: Sendable {
    let bitmap: NumberBitmap
    private let found = Mutex<Repeats?>(nil)

    init(_ bitmap: NumberBitmap) {
        self.bitmap = bitmap
    }

    static let empty = MarkedSeats(.empty)

    static func union(_ sets: [MarkedSeats]) -> MarkedSeats {
        sets.count == 1 ? sets[0] : MarkedSeats(NumberBitmap.union(sets.map(\.bitmap)))
    }

    /// The seats whose person has an earlier one in the set, in their order.
    struct Repeats: Sendable {
        fileprivate(set) var seats: [UInt32] = []
        /// Beside each the person's first seat of the set.
        fileprivate(set) var firsts: [UInt32] = []

        /// The places of those in a range of seats.
        func places(in range: Range<UInt32>) -> Range<Int> {
            let first = seats.firstPlace(from: range.lowerBound)
            return first..<max(first, seats.firstPlace(from: range.upperBound))
        }

        func contains(_ seat: UInt32) -> Bool {
            let place = seats.firstPlace(from: seat)
            return place < seats.count && seats[place] == seat
        }
    }

    /// The map must be the same each time.
    func repeats(_ map: SeatMap) -> Repeats {
        if let known = found.withLock({ $0 }) { return known }
        var repeats = Repeats()
        for seat in bitmap.intersection(map.later).numbers {
            let all = map.severalSeats(of: map.person(at: seat))
            guard let first = all.first(where: { $0 < seat && bitmap.contains($0) }) else { continue }
            repeats.seats.append(seat)
            repeats.firsts.append(first)
        }
        let made = repeats
        found.withLock { $0 = made }
        return made
    }
}

extension [UInt32] {
    /// In their order: the first place whose number is not before this one.
    func firstPlace(from number: UInt32) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
