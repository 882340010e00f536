internal import Kernel

/// How long a session lives.
enum SessionRules {
    /// Without a request.
    static let idleSeconds: Int64 = 8 * 3_600
    /// At most, whatever happens.
    static let absoluteSeconds: Int64 = 7 * 86_400
    /// How long a right password waits for the second factor.
    static let stepSeconds: Int64 = 600
    /// How old the note of the last request may be before it is written anew; keeps reading pages from writing.
    static let noteSeconds: Int64 = 300

    static func isAlive(startedAt: Instant, seenAt: Instant, now: Instant) -> Bool {
        now < startedAt + absoluteSeconds && now < seenAt + idleSeconds
    }
}
