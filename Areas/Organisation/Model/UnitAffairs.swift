package import Kernel
package import Storage

/// Counts what hangs on units in an area above this one: App collects these from the areas that hold the records, so
/// that a preview can tell what an event moves and nobody takes back a unit that is in use.
package struct UnitAffairs: Sendable {
    /// Which units are asked about.
    package struct Question: Sendable {
        /// The units that end, split or move.
        package let units: [UnionUnit]
        /// The numbers that mean those units now: their own and those of units that went into them.
        package let meant: Set<Int64>
        /// The numbers of everything below them.
        package let below: Set<Int64>
        /// The last day on which everything was as before.
        package let eve: Day
    }

    /// How many of one kind.
    package struct Count: Sendable, Hashable {
        /// The last part of the key of its sentence, `unit_affair.<name>`, with `count` and `unit`.
        package let name: String
        package let count: Int64
        /// The code of the unit alone that it is about; nil for all together.
        package let unit: String?

        package init(_ name: String, _ count: Int64, unit: String? = nil) {
            self.name = name
            self.count = count
            self.unit = unit
        }
    }

    /// In the order in which they are told; with 0 too.
    package let counts: @Sendable (Question, Transaction) throws -> [Count]

    package init(counts: @escaping @Sendable (Question, Transaction) throws -> [Count]) {
        self.counts = counts
    }
}
