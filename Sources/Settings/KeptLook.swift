internal import Synchronization
internal import Web

/// What every page says of the installation, kept for a moment: no page asks the database for it twice.
final class KeptLook: Sendable {
    private let kept = Mutex<(look: SiteLook, until: ContinuousClock.Instant)?>(nil)

    private static let lifetime = Duration.seconds(30)

    var value: SiteLook? {
        let now = ContinuousClock.now
        return kept.withLock { kept in kept.flatMap { $0.until > now ? $0.look : nil } }
    }

    func remember(_ look: SiteLook) {
        let until = ContinuousClock.now + KeptLook.lifetime
        kept.withLock { $0 = (look, until) }
    }

    func forget() {
        kept.withLock { $0 = nil }
    }
}
