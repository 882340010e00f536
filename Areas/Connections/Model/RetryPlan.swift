internal import Kernel

/// When a delivery that failed is tried again: soon at first, then ever more seldom, over about two days.
enum RetryPlan {
    /// After so many attempts the server gives up and tells the partner.
    static let mostAttempts: Int64 = 10
    /// How long one attempt may take before another server, or this one after a restart, takes it up.
    static let leaseSeconds: Int64 = 60
    private static let firstSeconds: Int64 = 30
    private static let longestSeconds: Int64 = 12 * 3_600

    /// The seconds before the next attempt, without the part that is drawn.
    ///
    /// 30 seconds; 2, 8 and 32 minutes; 2 and 8 hours; then 12 hours each.
    static func seconds(after attempts: Int64) -> Int64 {
        let steps = min(max(attempts, 1), 8) - 1
        return min(firstSeconds << (2 * steps), longestSeconds)
    }

    /// A fifth more or less, so that what failed together does not come again together.
    static func drawn(after attempts: Int64, using generator: inout some RandomNumberGenerator) -> Int64 {
        let seconds = seconds(after: attempts)
        return seconds + Int64.random(in: -(seconds / 5)...(seconds / 5), using: &generator)
    }
}
