internal import Imports
package import Kernel

/// In which sector the employer of a unit's members stands, from when to when.
package struct UnitSector: DatedRow {
    package enum Sector: String, Sendable, CaseIterable {
        /// Authorities and public service units.
        case stateBody = "state_body"
        case stateEnterprise = "state_enterprise"
        case privateEnterprise = "private_enterprise"
        /// With foreign capital.
        case foreignEnterprise = "foreign_enterprise"

        /// Enterprises outside the state sector, on whose chairs clause 2.30 lays weight.
        package static let nonState: Set<Sector> = [.privateEnterprise, .foreignEnterprise]
    }

    package let unit: Int64
    package let sector: Sector
    package let days: DayRange

    package var owner: Int64 { unit }
}

/// The sectors of units' employers by date.
package struct SectorMap: Sendable {
    private let rows: [Int64: [UnitSector]]

    init(_ all: [UnitSector] = []) {
        rows = Dictionary(grouping: all, by: \.unit)
    }

    /// The sector of a unit on a day: what its own row says, else that of the nearest unit above; nil when none does.
    package func sector(of unit: Int64, on day: Day, in tree: UnitTree) -> UnitSector.Sector? {
        guard !rows.isEmpty else { return nil }
        for number in tree.lineNumbers(of: unit, on: day) {
            if let row = rows[number]?.first(where: { $0.days.contains(day) }) { return row.sector }
        }
        return nil
    }
}
