package import Figures
package import Kernel

/// What became of a target in a unit and period.
package struct TargetResult: Sendable {
    package enum Outcome: String, Sendable, CaseIterable {
        case met
        case notMet = "not_met"
        case nothingDue = "nothing_due"
    }

    package let target: Target
    /// Nil while no area tells the numbers.
    package let count: Count?
    /// Nil while nothing is set for the period.
    package let threshold: Threshold?
    package let cutOff: Day
    /// How the rate is printed, where the asker wants it otherwise than the target says.
    let rounding: Rounding?

    /// Nil when it cannot be said: no numbers, or no threshold.
    package var outcome: Outcome? {
        guard let count else { return nil }
        guard count.ratio.denominator > 0 else { return .nothingDue }
        guard let threshold else { return nil }
        return target.isMet(count.ratio, by: threshold.share) ? .met : .notMet
    }

    /// The rate in the target's decimals, rounded once; nil when nothing was due or nobody tells the numbers.
    package func printed(separator: Character) -> String? {
        count.flatMap { $0.ratio.printed(decimals: target.decimals, rounding ?? target.rounding, separator: separator) }
    }
}
