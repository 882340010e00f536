package import Imports
package import Storage

/// What other areas and the composition may use of Organisation; one for each store.
package struct OrganisationFacade: Sendable {
    /// The register that the tree is made of.
    package static let register = "organisation"
    static let divisionRegister = "divisions"

    /// The tree of union units, kept in memory and never older than the transaction that asks.
    package let tree = RegisterCache(register) { tx in
        UnitTree(try UnitQueries.all(in: tx), changes: try ChangeQueries.all(in: tx))
    }

    /// The administrative divisions of 2024 and 2025, kept in memory.
    package let divisions = RegisterCache(divisionRegister) { tx in
        DivisionMap(try DivisionQueries.all(in: tx), conversions: try DivisionQueries.conversions(in: tx))
    }

    package init() {}

    /// The files that this area takes in.
    package var importKinds: [any ImportKind] { [ImportUnits(organisation: self), ImportChanges(organisation: self)] }

    /// The files that this area hands out.
    package var exportKinds: [any ExportKind] { [ExportUnits(organisation: self), ExportChanges(organisation: self)] }
}
