/// A set of dense numbers as one bit each: distinct persons are counted by it.
struct NumberSet: Sendable {
    private var words: [UInt64] = []
    private(set) var count = 0

    mutating func insert(_ number: Int64) {
        let word = Int(number >> 6)
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        let bit = UInt64(1) << UInt64(number & 63)
        guard words[word] & bit == 0 else { return }
        words[word] |= bit
        count += 1
    }
}
