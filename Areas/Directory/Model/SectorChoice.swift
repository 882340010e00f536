internal import Kernel
internal import Organisation
internal import Storage

/// Which employers' sector a list is narrowed to: one of them, or all enterprises outside the state (2.30).
struct SectorChoice: Sendable {
    static let nonState = "non_state"
    static let all = [nonState] + UnitSector.Sector.allCases.map(\.rawValue)

    private let sectors: Set<UnitSector.Sector>?
    private let employers: SectorMap
    private let tree: UnitTree
    private let day: Day

    /// Words that are none of these narrow nothing.
    init(_ word: String?, _ organisation: OrganisationFacade, on day: Day, in tx: Transaction) throws {
        sectors =
            word == SectorChoice.nonState
            ? UnitSector.Sector.nonState : word.flatMap { UnitSector.Sector(rawValue: $0) }.map { [$0] }
        employers = try organisation.sectors.value(in: tx)
        tree = try organisation.tree.value(in: tx)
        self.day = day
    }

    func contains(_ unit: Int64) -> Bool {
        guard let sectors else { return true }
        return employers.sector(of: unit, on: day, in: tree).map(sectors.contains) ?? false
    }
}
