import Kernel
import Storage
import Synchronization

/// The reports of a form and period kept in memory, brought up to date by the changes since the last look.
///
/// Only for transactions that read: what a write has not committed yet must not be kept.
final class ObligationBook: Sendable {
    private struct Key: Hashable {
        let form: String
        let period: Period
    }

    /// One form and period; whoever looks waits for who looks already, so that nothing is read twice.
    private final class Kept: Sendable {
        let shelf = Mutex(ObligationShelf())
    }

    private struct State: Sendable {
        var kept: [Key: (kept: Kept, lastUse: Int)] = [:]
        var uses = 0
    }

    private let state = Mutex(State())

    /// Forms and periods kept at once; the one that was not looked at for longest goes first.
    private static let mostKept = 24

    /// What the body finds among the reports as they stand.
    func look<Found: Sendable>(
        at form: String, _ period: Period, _ desk: ReportDesk, in tx: Transaction,
        _ body: (inout ObligationShelf) throws -> Found
    ) throws -> Found {
        try kept(Key(form: form, period: period)).shelf.withLock { shelf in
            try ObligationQueries.changed(after: shelf.last, form: form, period: period, in: tx) { obligation in
                shelf.put(obligation, try desk.form(of: obligation))
            }
            return try body(&shelf)
        }
    }

    private func kept(_ key: Key) -> Kept {
        state.withLock { state in
            state.uses += 1
            let kept = state.kept[key]?.kept ?? Kept()
            state.kept[key] = (kept, state.uses)
            if state.kept.count > ObligationBook.mostKept,
                let oldest = state.kept.min(by: { $0.value.lastUse < $1.value.lastUse })
            {
                state.kept[oldest.key] = nil
            }
            return kept
        }
    }
}
