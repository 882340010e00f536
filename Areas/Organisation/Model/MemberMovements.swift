package import Kernel
package import Storage

/// Counts the members of units on several days and who came and went between them; Members gives it, since members
/// stand above this area.
package struct MemberMovements: Sendable {
    package struct Count: Sendable, Hashable {
        package let members: Int
        /// Persons who belong on this day and did not on the one before; nil on the first.
        package let joined: Int?
        /// Persons who belonged on the day before and do not on this one; nil on the first.
        package let left: Int?

        package init(members: Int, joined: Int?, left: Int?) {
            self.members = members
            self.joined = joined
            self.left = left
        }
    }

    /// A day, and the numbers that mean the asked units on it: theirs and those of units that went into them.
    package struct Moment: Sendable {
        package let day: Day
        package let units: Set<Int64>
    }

    package let counts: @Sendable ([Moment], Transaction) throws -> [Count]

    package init(counts: @escaping @Sendable ([Moment], Transaction) throws -> [Count]) {
        self.counts = counts
    }
}
