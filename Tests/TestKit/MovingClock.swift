package import Kernel
internal import Synchronization

/// A clock that a test sets; it begins where `World`'s stands.
package final class MovingClock: Sendable {
    private let moment = Mutex(World.now)

    package init() {}

    package var clock: Clock { Clock { [self] in now } }

    package var now: Instant { moment.withLock { $0 } }

    package func advance(seconds: Int64) {
        moment.withLock { $0 = $0 + seconds }
    }
}
