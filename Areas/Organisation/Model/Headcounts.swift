package import Kernel

/// All headcounts, and what they come to for a unit on a day.
///
/// A count stands for the unit with all below it. It holds until the next one; what a unit had when it merged or was
/// split counts for what came after it, until that one is counted itself (welfare-rules section 3).
package struct Headcounts: Sendable {
    private let byUnit: [Int64: [Headcount]]

    package init(_ all: [Headcount] = []) {
        byUnit = Dictionary(grouping: all, by: \.unit).mapValues { $0.sorted { $0.day < $1.day } }
    }

    /// People of several counts; nil where no count told.
    package struct Sum: Sendable, Hashable {
        package private(set) var members: Int64 = 0
        package private(set) var femaleMembers: Int64?
        package private(set) var nonMembers: Int64?
        package private(set) var femaleNonMembers: Int64?
        /// The day of the oldest count in it.
        package private(set) var oldest: Day?

        mutating func add(_ count: Headcount) {
            members += count.members
            femaleMembers = Sum.plus(femaleMembers, count.femaleMembers)
            nonMembers = Sum.plus(nonMembers, count.nonMembers)
            femaleNonMembers = Sum.plus(femaleNonMembers, count.femaleNonMembers)
            oldest = [oldest, count.day].compactMap(\.self).min()
        }

        private static func plus(_ left: Int64?, _ right: Int64?) -> Int64? {
            left == nil && right == nil ? nil : (left ?? 0) + (right ?? 0)
        }
    }

    /// What is known on a day of each unit that was counted, by its number.
    func known(on day: Day, in tree: UnitTree) -> [Int64: [Headcount]] {
        var known: [Int64: [Headcount]] = [:]
        for (unit, counts) in byUnit {
            guard let latest = counts.last(where: { $0.day <= day }),
                let holder = holder(of: latest, unit, on: day, in: tree)
            else { continue }
            known[holder, default: []].append(latest)
        }
        return known
    }

    /// The unit for which a count still speaks on a day; nil when that was closed or has been counted anew since.
    private func holder(of count: Headcount, _ unit: Int64, on day: Day, in tree: UnitTree) -> Int64? {
        var (current, since) = (unit, count.day)
        while let passage = tree.successors(of: current).first(where: { $0.day > since && $0.day <= day }) {
            guard let heir = passage.units.max(by: { $0.share < $1.share })?.unit.number else { return nil }
            let isCountedAnew = byUnit[heir]?.contains { $0.day >= passage.day && $0.day <= day } ?? false
            if isCountedAnew { return nil }
            (current, since) = (heir, passage.day)
        }
        return current
    }
}
