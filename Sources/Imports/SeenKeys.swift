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

    private static func hash(_ value: some Hashable) -> Int {
        var hasher = Hasher()
        hasher.combine(value)
        return hasher.finalize()
    }
}
