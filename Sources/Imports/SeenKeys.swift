internal import Synchronization

/// The keys of one file with a fingerprint of each row's values, so that a repeat is told from a duplicate.
///
/// Holds 64-bit hashes, not texts: ten million keys stay below half a gigabyte.
package final class SeenKeys: Sendable {
    private let hashes = Mutex<[Int: Int]>([:])

    init() {}

    /// Notes a key with its values; true when the key came before with other values.
    package func isDuplicate(key: some Hashable, values: some Hashable) -> Bool {
        let (keyHash, valuesHash) = (SeenKeys.hash(key), SeenKeys.hash(values))
        return hashes.withLock { hashes in
            guard let earlier = hashes[keyHash] else {
                hashes[keyHash] = valuesHash
                return false
            }
            return earlier != valuesHash
        }
    }

    /// How a row stands to the rows that were noted before it; notes nothing.
    package func standing(key: some Hashable, values: some Hashable) -> Standing {
        let (keyHash, valuesHash) = (SeenKeys.hash(key), SeenKeys.hash(values))
        guard let earlier = hashes.withLock({ $0[keyHash] }) else { return .new }
        return earlier == valuesHash ? .repeated : .duplicate
    }

    /// Notes a row that was taken; a rejected row is not noted, so that a mended one behind it can be taken.
    package func note(key: some Hashable, values: some Hashable) {
        let (keyHash, valuesHash) = (SeenKeys.hash(key), SeenKeys.hash(values))
        hashes.withLock { $0[keyHash] = valuesHash }
    }

    package enum Standing: Sendable {
        /// The key did not come before.
        case new
        /// The key came before with the same values.
        case repeated
        /// The key came before with other values.
        case duplicate
    }

    private static func hash(_ value: some Hashable) -> Int {
        var hasher = Hasher()
        hasher.combine(value)
        return hasher.finalize()
    }
}
