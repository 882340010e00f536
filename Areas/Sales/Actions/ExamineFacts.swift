internal import Kernel
internal import Rollup
package import Storage

/// What a comparison of the built facts with the ledger found.
package struct FactsExamination: Sendable, Hashable {
    /// A segment whose bytes are not what was written.
    package struct Damage: Sendable, Hashable {
        package let segment: Int64
        package let month: String
    }

    /// The ledger's last sequence that is in the segments.
    package let built: Int64
    package let head: Int64
    package let segments: Int64
    package let facts: Int64
    package let bytes: Int64
    package let damaged: [Damage]
    /// Months whose whole segments do not hold the sales that the ledger counts.
    package let differing: [String]

    package var isGood: Bool { damaged.isEmpty && differing.isEmpty && built <= head }
}

extension SalesFacade {
    /// Reads every segment and counts the whole ledger beside it; reads only.
    package func examineFacts(in tx: Transaction) throws -> FactsExamination {
        let built = try SegmentQueries.head(in: tx).sequence
        let extent = try SegmentQueries.extent(in: tx)
        var damaged: [FactsExamination.Damage] = []
        var differing: [String] = []
        var months = Set(try SegmentQueries.months(in: tx).keys)
        if built > 0, let days = try FactQueries.days(in: tx) {
            months.formUnion(Month.number(of: days.lowerBound)...Month.number(of: days.upperBound))
        }
        for month in months.sorted() {
            let name = String(Day(number: Month.first(month)).description.prefix(7))
            var (sales, voids, isWhole): ([Fact], [Fact], Bool) = ([], [], true)
            for segment in try SegmentQueries.segments(of: month, in: tx) {
                if let facts = segment.facts {
                    if segment.kind == .sale { sales += facts.all } else { voids += facts.all }
                } else {
                    isWhole = false
                    damaged.append(FactsExamination.Damage(segment: segment.number, month: name))
                }
            }
            guard isWhole else { continue }
            let kept = FactSegment.cancel(sales, voids)
            var (count, mark) = (kept.sales.count, kept.sales.reduce(0 as UInt64) { $0 &+ $1.fingerprint })
            try FactQueries.forEachCountedFact(
                days: Month.first(month)..<Month.first(month + 1), upTo: built, in: tx
            ) { fact in
                count -= 1
                mark &-= fact.fingerprint
            }
            if count != 0 || mark != 0 || !kept.voids.isEmpty { differing.append(name) }
        }
        return FactsExamination(
            built: built, head: try LedgerQueries.head(in: tx), segments: extent.segments, facts: extent.facts,
            bytes: extent.bytes, damaged: damaged, differing: differing)
    }
}
