internal import CArgon2
internal import NIOPosix
internal import Storage
internal import Synchronization

/// Argon2id (RFC 9106) on threads of its own, a few at a time, because each hash takes much memory and time.
package final class PasswordHasher: Sendable {
    /// What one hash costs; written into the hash itself, so that it may rise later.
    package struct Cost: Sendable {
        let memoryKiB: UInt32
        let passes: UInt32

        /// 19 MiB and two passes, as OWASP's password storage page asks at least.
        package static let standard = Cost(memoryKiB: 19 * 1_024, passes: 2)
        /// For tests, which prove the rules and not the cost.
        package static let cheap = Cost(memoryKiB: 64, passes: 1)
    }

    private let cost: Cost
    private let waiting = Mutex(0)
    /// What an unknown name's password is compared with, so that it takes the same time.
    let decoy: String

    private static let longestQueue = 64
    private static let saltLength = 16
    private static let hashLength = 32

    package init(_ cost: Cost = .standard) throws {
        self.cost = cost
        decoy = try PasswordHasher.hash("decoy", cost)
    }

    package func hash(_ password: String) async throws -> String {
        let cost = cost
        return try await onThread { try PasswordHasher.hash(password, cost) }
    }

    /// True when the password belongs to the hash; without a hash always false, after the same time.
    func matches(_ password: String, _ encoded: String?) async throws -> Bool {
        // A letter takes four bytes at most; what is longer can be nobody's password and is not worth the work.
        guard password.utf8.count <= PasswordRules.longest * 4 else { return false }
        let decoy = decoy
        return try await onThread {
            let bytes = Array(PasswordRules.normalised(password).utf8)
            let isRight = argon2id_verify(encoded ?? decoy, bytes, bytes.count) == Int32(ARGON2_OK.rawValue)
            return isRight && encoded != nil
        }
    }

    /// True when the hash was made at another cost than today's.
    func isOutdated(_ encoded: String) -> Bool {
        !encoded.contains("$m=\(cost.memoryKiB),t=\(cost.passes),p=1$")
    }

    private func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let isFull = waiting.withLock { count in
            guard count < PasswordHasher.longestQueue else { return true }
            count += 1
            return false
        }
        guard !isFull else { throw StorageUnavailable("Too many passwords are waiting to be checked.") }
        defer { waiting.withLock { $0 -= 1 } }
        return try await NIOThreadPool.singleton.runIfActive(body)
    }

    private static func hash(_ password: String, _ cost: Cost) throws -> String {
        let bytes = Array(PasswordRules.normalised(password).utf8)
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<saltLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let length = argon2_encodedlen(
            cost.passes, cost.memoryKiB, 1, UInt32(saltLength), UInt32(hashLength), Argon2_id)
        var encoded = [CChar](repeating: 0, count: length)
        let result = argon2id_hash_encoded(
            cost.passes, cost.memoryKiB, 1, bytes, bytes.count, salt, salt.count, hashLength, &encoded, length)
        guard result == Int32(ARGON2_OK.rawValue) else { throw HashingFailed(code: result) }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The library could not hash, for example for want of memory.
    private struct HashingFailed: Error {
        let code: Int32
    }
}
