internal import Synchronization

/// How many notices people have not seen, kept for a moment: the bell stands on every page.
final class UnseenCounts: Sendable {
    private struct Kept {
        let count: Int
        let until: ContinuousClock.Instant
    }

    private let kept = Mutex<[String: Kept]>([:])

    private static let lifetime = Duration.seconds(30)
    private static let mostKept = 10_000

    func count(of person: String) -> Int? {
        let now = ContinuousClock.now
        return kept.withLock { kept in kept[person].flatMap { $0.until > now ? $0.count : nil } }
    }

    func remember(_ count: Int, of person: String) {
        let until = ContinuousClock.now + UnseenCounts.lifetime
        kept.withLock { kept in
            if kept.count >= UnseenCounts.mostKept { kept.removeAll() }
            kept[person] = Kept(count: count, until: until)
        }
    }

    func forget(_ person: String) {
        kept.withLock { $0[person] = nil }
    }
}
