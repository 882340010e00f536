package import Kernel

/// How many were due and of how many it holds, with what is missing by name.
package struct Count: Sendable, Hashable {
    /// Something that was due and of which it does not hold.
    package struct Missing: Sendable, Hashable {
        /// The code of the employer, case or person.
        package let code: String
        package let name: String
        /// The local path of its own page; nil without one.
        package let path: String?
        /// The key of the sentence that says why it does not count; nil when there is no record at all.
        package let reason: String?
        /// The number of the unit that can see to it, and is reminded of it; nil when it stands at none.
        package let unit: Int64?

        package init(
            code: String, name: String, path: String? = nil, reason: String? = nil, unit: Int64? = nil
        ) {
            self.code = code
            self.name = name
            self.path = path
            self.reason = reason
            self.unit = unit
        }
    }

    /// The same numerator over another denominator, shown beside the result and never in its place.
    package struct Beside: Sendable, Hashable {
        /// The key of its sentence.
        package let key: String
        package let ratio: Ratio

        package init(key: String, ratio: Ratio) {
            self.key = key
            self.ratio = ratio
        }
    }

    package let ratio: Ratio
    /// Everything that was due and is not in the numerator, in the order of the codes.
    package let missing: [Missing]
    package let beside: [Beside]

    package init(_ ratio: Ratio, missing: [Missing], beside: [Beside] = []) {
        self.ratio = ratio
        self.missing = missing
        self.beside = beside
    }

    /// Of things that were due, each with whether it holds.
    package init(_ due: [(missing: Missing, holds: Bool)], beside: [Beside] = []) {
        let missing = due.filter { !$0.holds }.map(\.missing)
        self.init(Ratio(Int64(due.count - missing.count), Int64(due.count)), missing: missing, beside: beside)
    }
}
