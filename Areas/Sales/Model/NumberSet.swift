/// A set of dense numbers as one bit each: distinct persons are counted by it.
///
/// It holds the bits from its least to its greatest member only: numbers of one union stand together, so that the
/// sets of many unions stay small.
struct NumberSet: Sendable {
    /// The number of the first word.
    private var first = 0
    private var words: [UInt64] = []
    private(set) var count = 0

    mutating func insert(_ number: Int64) {
        let word = Int(number >> 6)
        if words.isEmpty { first = word }
        if word < first {
            words.insert(contentsOf: repeatElement(0, count: first - word), at: 0)
            first = word
        }
        let place = word - first
        if place >= words.count { words.append(contentsOf: repeatElement(0, count: place + 1 - words.count)) }
        let bit = UInt64(1) << UInt64(number & 63)
        guard words[place] & bit == 0 else { return }
        words[place] |= bit
        count += 1
    }
}
