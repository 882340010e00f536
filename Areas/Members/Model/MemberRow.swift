internal import Kernel
internal import Organisation

/// What a member's own row says at the split of a unit (welfare-rules section 3).
enum MemberRow {
    /// The successor that the row in force on the day of the split names, if it names one.
    ///
    /// What it names is the unit that it means after the changes of the days before; `earlier` decides at their splits.
    static func choice(
        _ row: Int64?, on day: Day, among successors: Set<Int64>, _ tree: UnitTree,
        earlier: (_ day: Day, _ successors: Set<Int64>) -> Int64?
    ) -> Int64? {
        guard let row, let unit = tree.unit(row) else { return nil }
        let hasEnded = unit.days.to.map { $0 < day } ?? false
        let meant = hasEnded ? tree.membership(in: row, on: day - 1, choice: earlier) : row
        return meant.flatMap { successors.contains($0) ? $0 : nil }
    }
}
