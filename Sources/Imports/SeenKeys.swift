internal import Synchronization

/// The keys of the rows taken from one file with a fingerprint of their values: tells a repeat from a duplicate.
///
/// Holds 64-bit hashes, not texts: ten million keys stay below half a gigabyte.
package final class SeenKeys: Sendable {
    private struct Seen {
        let values: Int
        let row: Int
    }

    private let seen = Mutex<[Int: Seen]>([:])

    init() {}

    /// How a row stands to the rows above it.
    package enum Standing: Sendable {
        /// The key did not come before.
        case new
        /// The key came before with the same values.
        case repeated
        /// The key came before with other values.
        case duplicate
    }

    /// How a row stands to the rows that were noted above it; notes nothing.
    ///
    /// A note of the row itself or of one below it comes from a transaction that was taken back and is run again.
    package func standing(key: some Hashable, values: some Hashable, row: Int) -> Standing {
        let keyHash = SeenKeys.hash(key)
        guard let earlier = seen.withLock({ $0[keyHash] }), earlier.row < row else { return .new }
        return earlier.values == SeenKeys.hash(values) ? .repeated : .duplicate
    }

    /// Notes a row that is taken; a rejected row is not noted, so that a mended one below it can be taken.
    package func note(key: some Hashable, values: some Hashable, row: Int) {
        let (keyHash, fresh) = (SeenKeys.hash(key), Seen(values: SeenKeys.hash(values), row: row))
        seen.withLock { $0[keyHash] = fresh }
    }

    private static func hash(_ value: some Hashable) -> Int {
        var hasher = Hasher()
        hasher.combine(value)
        return hasher.finalize()
    }
}
