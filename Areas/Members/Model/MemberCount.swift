package import Kernel
package import Storage

extension MembersFacade {
    /// How many members' rows in force on a day name one of the units; no member has two such rows.
    package func count(of units: Set<Int64>, on day: Day, in tx: Transaction) throws -> Int64 {
        try AssignmentCountQueries.members(of: units, on: day, in: tx)
    }
}
