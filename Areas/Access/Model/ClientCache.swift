internal import Crypto
internal import Foundation
internal import Kernel
internal import Synchronization

/// Which program a token belongs to, remembered after the first look-up, because a till asks for every sale.
///
/// Dropped when a program is changed here; an entry is looked up anew after a minute in any case, because another
/// process may have changed it.
final class ClientCache: Sendable {
    private struct Entry: Sendable {
        let actor: Actor
        let until: Instant
    }

    private let entries = Mutex<[SHA256.Digest: Entry]>([:])
    private static let most = 10_000
    private static let lifeSeconds: Int64 = 60

    func actor(_ digest: SHA256.Digest, now: Instant) -> Actor? {
        entries.withLock { entries in
            guard let entry = entries[digest], now < entry.until else { return nil }
            return entry.actor
        }
    }

    func remember(_ actor: Actor, _ digest: SHA256.Digest, now: Instant) {
        entries.withLock { entries in
            if entries.count >= ClientCache.most { entries.removeAll() }
            entries[digest] = Entry(actor: actor, until: now + ClientCache.lifeSeconds)
        }
    }

    func dropAll() {
        entries.withLock { $0.removeAll() }
    }
}
