package import Imports
package import Kernel
package import Storage

/// What other areas and the composition may use of Organisation; one for each store.
package struct OrganisationFacade: Sendable {
    /// May look at the units of its scope.
    package static let read = Permission("register.read")
    /// May merge, split, rename, move, close and found the units of its scope, and take that back.
    package static let change = Permission("units.change")
    /// May write the employers of the units of its scope.
    package static let writeEmployers = Permission("employers.write")

    /// The register that the tree is made of.
    package static let register = "organisation"
    static let divisionRegister = "divisions"
    static let headcountRegister = "headcounts"
    static let territoryRegister = "territories"
    static let sectorRegister = "sectors"
    /// The register of employers.
    package static let employerRegister = "employers"

    /// The tree of union units, kept in memory and never older than the transaction that asks.
    package let tree = RegisterCache(register) { tx in
        UnitTree(try UnitQueries.all(in: tx), changes: try ChangeQueries.all(in: tx))
    }

    /// The administrative divisions of 2024 and 2025, kept in memory.
    package let divisions = RegisterCache(divisionRegister) { tx in
        DivisionMap(try DivisionQueries.all(in: tx), conversions: try DivisionQueries.conversions(in: tx))
    }

    /// How many people the units had, by date, kept in memory.
    let headcounts = RegisterCache(headcountRegister) { tx in Headcounts(try HeadcountQueries.all(in: tx)) }

    /// The divisions that units are responsible for beside those of their own rows, kept in memory.
    package let territories = RegisterCache(territoryRegister) { tx in
        TerritoryMap(try TerritoryQueries.all(in: tx))
    }

    /// In which sectors the employers of units stand, kept in memory.
    package let sectors = RegisterCache(sectorRegister) { tx in SectorMap(try SectorQueries.all(in: tx)) }

    /// All employers with their states by date, kept in memory.
    package let employers = RegisterCache(employerRegister) { tx in
        EmployerRegister(try EmployerQueries.all(in: tx))
    }

    private let censuses = CensusShelf()

    package init() {}

    /// The employers of a day, found by the units above them in the tree of the view's day.
    package func census(on day: Day, viewedOn viewDay: Day, in tx: Transaction) throws -> EmployerCensus {
        try censuses.census(self, on: day, viewedOn: viewDay, in: tx)
    }

    /// The letters of the first level of the industrial classification.
    package func industries(in tx: Transaction) throws -> Industries {
        Industries(try EmployerQueries.industries(in: tx))
    }

    /// The files that this area takes in.
    package var importKinds: [any ImportKind] {
        [
            ImportUnits(organisation: self), ImportChanges(organisation: self),
            ImportHeadcounts(organisation: self), ImportTerritories(organisation: self),
            ImportSectors(organisation: self), ImportEmployers(organisation: self),
        ]
    }

    /// The files that this area hands out.
    package var exportKinds: [any ExportKind] {
        [
            ExportUnits(organisation: self), ExportChanges(organisation: self),
            ExportHeadcounts(organisation: self), ExportTerritories(organisation: self),
            ExportSectors(organisation: self), ExportEmployers(organisation: self),
        ]
    }

    /// How many stored changes cannot be, so that the tree leaves them out; 0 unless somebody wrote past the program.
    package func impossibleChanges(in tx: Transaction) throws -> Int {
        let stored = try ChangeQueries.all(in: tx)
        var history = UnitHistory(try UnitQueries.all(in: tx).map(StatedUnit.init))
        history.apply(stored, firm: stored.count)
        return history.faults.count
    }

    /// How the tree of all times is written for other programs.
    package enum HierarchyFormat: String, Sendable, CaseIterable {
        /// SDMX-JSON 2.0.
        case json = "sdmx-json"
        /// SDMX-ML 2.1.
        case markup = "sdmx-ml"
    }

    /// The tree of all times, each line with the days for which it holds.
    package func hierarchy(as format: HierarchyFormat, in tx: Transaction) throws -> [UInt8] {
        let hierarchy = UnitHierarchy(try tree.value(in: tx))
        return switch format {
        case .json: try HierarchyWire(hierarchy, at: tx.now).bytes
        case .markup: Array(HierarchyMarkup(hierarchy, at: tx.now).text.utf8)
        }
    }
}
