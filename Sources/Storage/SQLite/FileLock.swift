internal import Foundation
internal import Synchronization

/// Lets one process own a SQLite file: only its writer connection writes and checkpoints.
final class FileLock: Sendable {
    private let descriptor: Mutex<Int32>

    /// Throws `StorageUnavailable` when another process holds the lock.
    init(path: String) throws {
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw StorageUnavailable("The file \(path) cannot be opened.") }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            _ = Foundation.close(opened)
            throw StorageUnavailable(
                "Another process (a running server?) owns this database; stop it first, or use its pages and API.")
        }
        descriptor = Mutex(opened)
    }

    func release() {
        descriptor.withLock { descriptor in
            guard descriptor >= 0 else { return }
            _ = close(descriptor)
            descriptor = -1
        }
    }

    deinit {
        release()
    }
}
