package import Kernel
package import Storage

extension AccessFacade {
    /// How many roles of living accounts hold on one of the units on a day.
    package func roleCount(onUnits codes: [String], on day: Day, in tx: Transaction) throws -> Int64 {
        try RoleCountQueries.roles(onUnits: codes, on: day, in: tx)
    }
}
