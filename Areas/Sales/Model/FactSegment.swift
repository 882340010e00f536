internal import Crypto
internal import Rollup

/// Facts of one month as they are stored: packed, with a checksum over what they say and what they are for.
struct FactSegment: Sendable {
    enum Kind: String, Sendable {
        case sale
        /// Sales of other segments that were reversed; each takes one equal fact away.
        case void
    }

    let number: Int64
    let month: Int
    let kind: Kind
    let count: Int
    let checksum: [UInt8]
    let content: [UInt8]

    init(number: Int64, month: Int, kind: Kind, count: Int, checksum: [UInt8], content: [UInt8]) {
        self.number = number
        self.month = month
        self.kind = kind
        self.count = count
        self.checksum = checksum
        self.content = content
    }

    init(number: Int64, month: Int, kind: Kind, _ facts: [Fact]) {
        let content = PackedFacts(facts.sorted()).bytes
        self.init(
            number: number, month: month, kind: kind, count: facts.count,
            checksum: FactSegment.checksum(month, kind, facts.count, content), content: content)
    }

    /// The facts; nil when the segment is damaged.
    var facts: PackedFacts? {
        guard checksum == FactSegment.checksum(month, kind, count, content), let facts = PackedFacts(bytes: content),
            facts.count == count
        else { return nil }
        return facts
    }

    private static func checksum(_ month: Int, _ kind: Kind, _ count: Int, _ content: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: Array("\(month) \(kind.rawValue) \(count)\n".utf8))
        hash.update(data: content)
        return Array(hash.finalize())
    }

    /// Sales without those that were voided: each void takes one equal sale away.
    ///
    /// What is left of the voids, whose sales stand elsewhere, is told too.
    static func cancel(_ sales: [Fact], _ voids: [Fact]) -> (sales: [Fact], voids: [Fact]) {
        guard !voids.isEmpty else { return (sales, []) }
        var counts: [Fact: Int] = [:]
        for void in voids { counts[void, default: 0] += 1 }
        let kept = sales.filter { sale in
            guard let count = counts[sale], count > 0 else { return true }
            counts[sale] = count - 1
            return false
        }
        return (kept, counts.flatMap { Array(repeating: $0.key, count: $0.value) })
    }
}
