/// Who may stand where: a number, a *seat*, for each person in each place to which the person was ever assigned.
///
/// Seats are allotted place by place, so that a place is a range of seats and whatever hangs together in the order of
/// the places is a few ranges. Most persons have one seat; those with several are known, so that they count once.
package struct SeatMap: Sendable {
    /// The first seat of each place, and behind them the number of all seats.
    private let starts: [UInt32]
    /// By seat, in their order within each place.
    private let persons: [UInt32]
    /// Seats whose person has an earlier one.
    let later: NumberBitmap
    /// Person and seat, of persons with several seats alone.
    private let several: [UInt64]
    /// By person: the only seat, `none` without one, `many` with several.
    private let only: [UInt32]

    private static let (none, many): (UInt32, UInt32) = (.max, .max - 1)

    /// `forEach` hands over place and person of each assignment, once each, persons in their order; it is called
    /// three times and must tell the same.
    package init(places: Int, greatestPerson: Int, forEach: ((Int, UInt32) -> Void) -> Void) {
        var counts = [UInt32](repeating: 0, count: places + 1)
        var seatsOfPerson = [UInt8](repeating: 0, count: greatestPerson + 1)
        forEach { place, person in
            counts[place + 1] += 1
            if seatsOfPerson[Int(person)] < 2 { seatsOfPerson[Int(person)] += 1 }
        }
        for place in 0..<places { counts[place + 1] += counts[place] }
        var next = counts
        var persons = [UInt32](repeating: 0, count: Int(counts[places]))
        var several: [UInt64] = []
        var only = [UInt32](repeating: SeatMap.none, count: greatestPerson + 1)
        forEach { place, person in
            let seat = next[place]
            next[place] += 1
            persons[Int(seat)] = person
            only[Int(person)] = seatsOfPerson[Int(person)] > 1 ? SeatMap.many : seat
            if seatsOfPerson[Int(person)] > 1 { several.append(UInt64(person) << 32 | UInt64(seat)) }
        }
        several.sort()
        var later: [UInt32] = []
        for index in several.indices.dropFirst() where several[index] >> 32 == several[index - 1] >> 32 {
            later.append(UInt32(truncatingIfNeeded: several[index]))
        }
        self.starts = counts
        self.persons = persons
        self.several = several
        self.only = only
        self.later = NumberBitmap(later.sorted())
    }

    package var count: Int { persons.count }
    package var placeCount: Int { starts.count - 1 }

    package func seats(of places: Range<Int>) -> Range<UInt32> {
        starts[places.lowerBound]..<starts[places.upperBound]
    }

    package func person(at seat: UInt32) -> UInt32 { persons[Int(seat)] }

    /// The seat of a person in a place; nil when the person was never assigned to it.
    package func seat(of person: UInt32, in place: Int) -> UInt32? {
        let known = Int(person) < only.count ? only[Int(person)] : SeatMap.none
        if known == SeatMap.none { return nil }
        if known != SeatMap.many { return starts[place] <= known && known < starts[place + 1] ? known : nil }
        var (low, high) = (Int(starts[place]), Int(starts[place + 1]))
        let end = high
        while low < high {
            let middle = (low + high) / 2
            if persons[middle] < person { low = middle + 1 } else { high = middle }
        }
        return low < end && persons[low] == person ? UInt32(low) : nil
    }

    /// The seats of a person with several, in their order; empty for all others.
    func severalSeats(of person: UInt32) -> [UInt32] {
        let first = UInt64(person) << 32
        var (low, high) = (0, several.count)
        while low < high {
            let middle = (low + high) / 2
            if several[middle] < first { low = middle + 1 } else { high = middle }
        }
        var seats: [UInt32] = []
        while low < several.count, several[low] >> 32 == UInt64(person) {
            seats.append(UInt32(truncatingIfNeeded: several[low]))
            low += 1
        }
        return seats
    }
}
