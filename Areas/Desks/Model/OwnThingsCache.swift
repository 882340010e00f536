internal import Synchronization

/// What people keep for themselves, for a moment: it stands above every page.
final class OwnThingsCache: Sendable {
    private struct Kept {
        let things: OwnThings
        let until: ContinuousClock.Instant
    }

    private let kept = Mutex<[String: Kept]>([:])

    private static let lifetime = Duration.seconds(30)
    private static let mostKept = 10_000

    func things(of person: String) -> OwnThings? {
        let now = ContinuousClock.now
        return kept.withLock { kept in kept[person].flatMap { $0.until > now ? $0.things : nil } }
    }

    func remember(_ things: OwnThings, of person: String) {
        let until = ContinuousClock.now + OwnThingsCache.lifetime
        kept.withLock { kept in
            if kept.count >= OwnThingsCache.mostKept { kept.removeAll() }
            kept[person] = Kept(things: things, until: until)
        }
    }

    func forget(_ person: String) {
        kept.withLock { $0[person] = nil }
    }
}
