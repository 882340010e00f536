package import Imports
package import Kernel

/// What every row that assigns something to a unit asks of the tree.
extension UnitTree {
    /// The unit of a code; `unknown_unit` when there is none.
    package func unit(_ code: String, in column: ImportColumn) throws(RowFault) -> UnionUnit {
        guard let unit = unit(code: code) else { throw RowFault(.unknownUnit, column: column.name, value: code) }
        return unit
    }

    /// Rejects an assignment that begins when the unit has closed and nothing came after it (welfare-rules section 3).
    package func checkAssignment(to unit: UnionUnit, from day: Day?, in column: ImportColumn) throws(RowFault) {
        guard let day, let closedOn = unit.days.to, day >= closedOn, heir(of: unit.number, made: day, on: day) == nil
        else { return }
        throw RowFault(.badValue, column: column.name, value: day.description, expects: .openUnit)
    }

    /// True when the unit merged, was split or closed on the day or before.
    func hasChanged(_ number: Int64, by day: Day) -> Bool {
        successors(of: number).contains { $0.day <= day }
    }
}
