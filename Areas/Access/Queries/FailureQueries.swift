internal import Kernel
internal import Storage

/// The SQL of wrong tries at signing in.
enum FailureQueries {
    /// Counts a try before it is known to be wrong, so that many at once cannot slip through; refuses when blocked.
    static func count(_ subject: Throttle.Subject, in tx: Transaction) throws {
        let key = subject.key
        // Touching the row first makes others who try at the same moment wait for what this try comes to.
        try tx.run(
            """
            INSERT INTO access_failure (subject, count, last_at) VALUES (\(key), 0, \(tx.now))
            ON CONFLICT (subject) DO UPDATE SET count = access_failure.count
            """)
        if let row = try tx.first("SELECT count, last_at FROM access_failure WHERE subject = \(key)") {
            let lastAt = try row.instant(1)
            let isForgotten = lastAt + Throttle.memorySeconds <= tx.now
            let count = isForgotten ? 0 : try row.integer(0)
            if let until = Throttle.blockedUntil(subject, count: count, lastAt: lastAt, now: tx.now) {
                throw Throttle.refusal(until: until, now: tx.now)
            }
            try tx.run(
                """
                UPDATE access_failure SET count = \(count + 1), last_at = \(tx.now) WHERE subject = \(key)
                """)
        }
    }

    /// Forgets every try, as after a right one.
    static func forgive(_ subject: Throttle.Subject, in tx: Transaction) throws {
        try tx.run("DELETE FROM access_failure WHERE subject = \(subject.key)")
    }

    /// Takes back the one try that turned out right.
    static func takeBack(_ subject: Throttle.Subject, in tx: Transaction) throws {
        try tx.run("UPDATE access_failure SET count = count - 1 WHERE subject = \(subject.key) AND count > 0")
    }

    static func forgetOld(in tx: Transaction) throws {
        try tx.run("DELETE FROM access_failure WHERE last_at < \(tx.now + -Throttle.memorySeconds)")
    }
}
