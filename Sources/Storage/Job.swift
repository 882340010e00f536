internal import Synchronization

/// One caller's work, run by a database thread; the caller is told only when `finish` is called.
struct Job: Sendable {
    /// Does the work; throws what the work throws.
    let run: @Sendable (any Session) throws -> Void
    /// Tells the caller that the work is durable, or why it is not.
    let finish: @Sendable ((any Error)?) -> Void

    /// Puts the work into a queue and waits for its end.
    static func submit<Value: Sendable>(
        adding add: @Sendable (Job) throws -> Void, _ body: @escaping @Sendable (any Session) throws -> Value
    ) async throws -> Value {
        let box = ResultBox<Value>()
        return try await withCheckedThrowingContinuation { continuation in
            let job = Job(
                run: { session in
                    let value = try body(session)
                    box.value.withLock { $0 = value }
                },
                finish: { error in
                    if let error {
                        continuation.resume(throwing: error)
                    } else if let value = box.value.withLock({ $0 }) {
                        continuation.resume(returning: value)
                    } else {
                        continuation.resume(throwing: StorageUnavailable("The work was not done."))
                    }
                })
            do {
                try add(job)
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}

/// Holds the value between the thread that makes it and the commit that allows it to be told.
private final class ResultBox<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
}
