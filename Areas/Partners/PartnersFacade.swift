package import Imports
package import Kernel
package import Organisation
package import Storage

/// What other areas and the composition may use of Partners; one for each store.
package struct PartnersFacade: Sendable {
    static let registerName = "partners"
    /// May look at partners, agreements, products and points; a partner's people at their own.
    package static let read = Permission("partners.read")
    /// May write down how far the law lets a discount go.
    static let writeCaps = Permission("caps.write")
    /// May write down the agreements that the units of the reach have signed.
    static let sign = Permission("agreements.sign")
    /// May send files about points and products; a partner's people about their own.
    static let sendOwn = Permission("partners.send")

    /// Partners, agreements, products and points, kept in memory and never older than the transaction that asks.
    package let register = RegisterCache(registerName) { tx in try RegisterQueries.all(in: tx) }
    let organisation: OrganisationFacade

    package init(organisation: OrganisationFacade) {
        self.organisation = organisation
    }

    /// The files that this area takes in, in the order in which they name each other.
    package var importKinds: [any ImportKind] {
        [
            ImportPartners(partners: self), ImportAgreements(partners: self), ImportProducts(partners: self),
            ImportPoints(partners: self), ImportInstructions(partners: self), ImportCounterparts(partners: self),
            ImportCaps(),
        ]
    }

    /// The files that this area hands out.
    package var exportKinds: [any ExportKind] {
        [
            ExportPartners(partners: self), ExportAgreements(organisation: organisation, partners: self),
            ExportProducts(partners: self), ExportPoints(organisation: organisation, partners: self),
            ExportInstructions(partners: self), ExportCounterparts(organisation: organisation, partners: self),
            ExportCaps(),
        ]
    }
}
