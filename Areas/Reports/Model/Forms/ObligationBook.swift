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

    private struct Kept: Sendable {
        var last: Int64 = 0
        var obligations: [Int64: Obligation] = [:]
        var lastUse = 0
    }

    private struct State: Sendable {
        var kept: [Key: Kept] = [:]
        var uses = 0
    }

    private let state = Mutex(State())

    /// Forms and periods kept at once; the one that was not looked at for longest goes first.
    private static let mostKept = 24

    func obligations(form: String, period: Period, in tx: Transaction) throws -> [Int64: Obligation] {
        let key = Key(form: form, period: period)
        // Taken out while it changes, so that nothing is copied; another look meanwhile reads anew.
        var kept = state.withLock { $0.kept.removeValue(forKey: key) } ?? Kept()
        try ObligationQueries.changed(after: kept.last, form: form, period: period, in: tx) { obligation in
            kept.obligations[obligation.number] = obligation
            kept.last = obligation.changedIn
        }
        let done = kept
        state.withLock { state in
            state.uses += 1
            guard (state.kept[key]?.last ?? -1) < done.last else { return }
            var entry = done
            entry.lastUse = state.uses
            state.kept[key] = entry
            if state.kept.count > ObligationBook.mostKept,
                let oldest = state.kept.min(by: { $0.value.lastUse < $1.value.lastUse })
            {
                state.kept[oldest.key] = nil
            }
        }
        return done.obligations
    }
}
