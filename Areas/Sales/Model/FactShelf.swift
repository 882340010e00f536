internal import Kernel
internal import Rollup
internal import Storage

/// The counted sales of the ledger up to a sequence, month by month: from the segments, and from the ledger itself what
/// no segment holds yet.
///
/// A damaged segment is not believed: its month is read from the ledger instead, and named in `damaged`.
final class FactShelf {
    let sequence: Int64
    let months: Range<Int>
    private(set) var damaged: [Int64] = []
    private let tx: Transaction
    private let built: [Int: Int]
    private var sales: [Int: [Fact]]
    private let voids: [Int: [Fact]]

    init(upTo sequence: Int64, in tx: Transaction) throws {
        self.sequence = sequence
        self.tx = tx
        let head = try SegmentQueries.head(in: tx)
        // Segments beyond the sequence would tell too much; this happens only to a look that began long ago.
        let isUsable = head.sequence <= sequence
        let built = isUsable ? try SegmentQueries.months(in: tx) : [:]
        self.built = built
        let after = isUsable ? head.sequence : 0
        var (sales, voids): ([Int: [Fact]], [Int: [Fact]]) = ([:], [:])
        try FactQueries.forEachFact(after: after, upTo: sequence, in: tx) {
            sales[Month.number(of: $0.day), default: []].append($0)
        }
        try FactQueries.forEachVoid(after: after, upTo: sequence, in: tx) {
            voids[Month.number(of: $0.day), default: []].append($0)
        }
        self.sales = sales
        self.voids = voids
        let named = Array(built.keys) + Array(sales.keys)
        months = named.isEmpty ? 0..<0 : (named.min() ?? 0)..<((named.max() ?? 0) + 1)
    }

    /// The counted sales of a month, by member number.
    func facts(of month: Int) throws -> [Fact] {
        var (found, void) = (sales[month] ?? [], voids[month] ?? [])
        sales[month] = nil
        if built[month] != nil {
            let segments = try SegmentQueries.segments(of: month, in: tx)
            found.reserveCapacity(segments.reduce(found.count) { $0 + $1.count })
            for segment in segments {
                guard let facts = segment.facts else {
                    damaged.append(segment.number)
                    return try counted(month)
                }
                switch segment.kind {
                case .sale: facts.forEach { found.append($0) }
                case .void: facts.forEach { void.append($0) }
                }
            }
        }
        return FactSegment.cancel(found, void).sales
    }

    /// The month as the ledger itself tells it.
    func counted(_ month: Int) throws -> [Fact] {
        var found: [Fact] = []
        try FactQueries.forEachCountedFact(
            days: Month.first(month)..<Month.first(month + 1), upTo: sequence, in: tx
        ) { found.append($0) }
        return found
    }
}
