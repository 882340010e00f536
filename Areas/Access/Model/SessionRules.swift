package import Kernel

/// How long a session lives.
package struct SessionRules: Sendable {
    /// Without a request.
    let idleSeconds: Int64
    /// At most, whatever happens.
    let absoluteSeconds: Int64

    package static let standard = SessionRules(idleHours: 8, days: 7)

    /// No installation lets a session live longer: what a browser is told to keep, and what is surely over.
    static let longest = SessionRules(idleHours: 24, days: 30)

    /// How long a right password waits for the second factor.
    static let stepSeconds: Int64 = 600
    /// How old the note of the last request may be before it is written anew; keeps reading pages from writing.
    static let noteSeconds: Int64 = 300

    /// Hours of at most 24 and days of at most 30; more is cut.
    package init(idleHours: Int64, days: Int64) {
        idleSeconds = min(idleHours, 24) * 3_600
        absoluteSeconds = min(days, 30) * 86_400
    }

    package func isAlive(startedAt: Instant, seenAt: Instant, now: Instant) -> Bool {
        now < startedAt + absoluteSeconds && now < seenAt + idleSeconds
    }
}
