package import Kernel
internal import Rollup
package import Storage

/// Packs what the ledger has beyond the built facts into segments, a run of the ledger at a time.
///
/// The reading and packing happen beside everybody else's work; the writing is one short transaction that moves the
/// head and puts the segments in, or does neither. So a step that was killed leaves nothing half-built, and of two
/// servers that build the same run only one gets it in.
struct BuildFacts: Sendable {
    /// Rows of the ledger in one step.
    var rowsAtOnce: Int64 = 200_000
    /// With more segments of one month than this they become one.
    var mostSegments = 8

    /// What a step will write.
    private struct Step: Sendable {
        let head: SegmentQueries.Head
        let sequence: Int64
        let segments: [FactSegment]
        let merged: [Int64]

        var lastSegment: Int64 { segments.last?.number ?? head.lastSegment }
    }

    /// Builds one run; false when less than `least` rows are unbuilt.
    func step(on store: Store, least: Int64 = 1) async throws -> Bool {
        let next = try await store.read { tx in try prepare(least: max(1, least), in: tx) }
        guard let next else { return false }
        try await store.write { tx in
            let isOurs = try SegmentQueries.moveHead(
                from: next.head, to: next.sequence, last: next.lastSegment, in: tx)
            guard isOurs else { return }
            try SegmentQueries.remove(next.merged, in: tx)
            try SegmentQueries.insert(next.segments, in: tx)
        }
        return true
    }

    private func prepare(least: Int64, in tx: Transaction) throws -> Step? {
        let head = try SegmentQueries.head(in: tx)
        let ledger = try LedgerQueries.head(in: tx)
        guard ledger - head.sequence >= least else { return nil }
        let sequence = min(ledger, head.sequence + rowsAtOnce)
        var (sales, voids): ([Int: [Fact]], [Int: [Fact]]) = ([:], [:])
        try FactQueries.forEachFact(after: head.sequence, upTo: sequence, in: tx) {
            sales[Month.number(of: $0.day), default: []].append($0)
        }
        try FactQueries.forEachVoid(after: head.sequence, upTo: sequence, in: tx) {
            voids[Month.number(of: $0.day), default: []].append($0)
        }
        let built = try SegmentQueries.months(in: tx)
        var (segments, merged): ([FactSegment], [Int64]) = ([], [])
        var number = head.lastSegment
        for month in Set(sales.keys).union(voids.keys).sorted() {
            var (found, void) = (sales[month] ?? [], voids[month] ?? [])
            if built[month] ?? 0 >= mostSegments, let old = try whole(month, in: tx) {
                found += old.sales
                void += old.voids
                merged += old.numbers
            }
            let kept = FactSegment.cancel(found, void)
            for (kind, facts) in [(FactSegment.Kind.sale, kept.sales), (.void, kept.voids)] where !facts.isEmpty {
                number += 1
                segments.append(FactSegment(number: number, month: month, kind: kind, facts))
            }
        }
        return Step(head: head, sequence: sequence, segments: segments, merged: merged)
    }

    /// Everything of a month; nil when a segment is damaged, so that the damage stays where it can be found.
    private func whole(
        _ month: Int, in tx: Transaction
    ) throws -> (sales: [Fact], voids: [Fact], numbers: [Int64])? {
        var (sales, voids, numbers): ([Fact], [Fact], [Int64]) = ([], [], [])
        for segment in try SegmentQueries.segments(of: month, in: tx) {
            guard let facts = segment.facts else { return nil }
            if segment.kind == .sale { sales += facts.all } else { voids += facts.all }
            numbers.append(segment.number)
        }
        return (sales, voids, numbers)
    }
}

extension SalesFacade {
    /// Builds what is unbuilt and makes memory follow, so that questions find little to do; for the background.
    ///
    /// Fewer unbuilt rows of the ledger than `rows` stay where they are; ten times as many are one step.
    package func tendFacts(on store: Store, rows: Int64 = 20_000) async throws {
        let rows = max(1, rows)
        while try await BuildFacts(rowsAtOnce: 10 * rows).step(on: store, least: rows) {}
        try await store.read { tx in try facts.refresh(SalesGround(self, in: tx), in: tx) }
    }

    /// True as soon as figures are answered from memory; after a start it is made by `tendFacts` or the first question.
    package var hasFactsReady: Bool { facts.isReady }

    /// Throws all segments away and builds them from the ledger; says how many facts that were.
    package func rebuildFacts(
        on store: Store, as actor: Actor, rowsAtOnce: Int64 = 200_000,
        progress: @Sendable (_ built: Int64, _ total: Int64) -> Void = { _, _ in }
    ) async throws -> Int64 {
        try await store.write { tx in
            try SegmentQueries.removeAll(in: tx)
            try tx.audit(actor, "facts.rebuild", "facts", [:])
        }
        while try await BuildFacts(rowsAtOnce: max(1, rowsAtOnce)).step(on: store) {
            let (built, total) = try await store.read { tx in
                (try SegmentQueries.head(in: tx).sequence, try LedgerQueries.head(in: tx))
            }
            progress(built, total)
        }
        return try await store.read { tx in try SegmentQueries.extent(in: tx).facts }
    }
}
