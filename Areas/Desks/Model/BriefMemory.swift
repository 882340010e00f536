internal import Synchronization

/// What stands on every page of a person, kept for a moment: unseen notices, own filters, the tour.
final class BriefMemory<Value: Sendable>: Sendable {
    private struct Kept {
        let value: Value
        let until: ContinuousClock.Instant
    }

    private let kept = Mutex<[String: Kept]>([:])

    private let lifetime = Duration.seconds(30)
    private let mostKept = 10_000

    func value(of person: String) -> Value? {
        let now = ContinuousClock.now
        return kept.withLock { kept in kept[person].flatMap { $0.until > now ? $0.value : nil } }
    }

    func remember(_ value: Value, of person: String) {
        let until = ContinuousClock.now + lifetime
        kept.withLock { kept in
            if kept.count >= mostKept { kept.removeAll() }
            kept[person] = Kept(value: value, until: until)
        }
    }

    func forget(_ person: String) {
        kept.withLock { $0[person] = nil }
    }
}
