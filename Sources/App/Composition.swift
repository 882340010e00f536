package import Access
package import Imports
package import Members
package import Organisation
package import Partners
package import Reports
package import Sales
package import Storage

/// Everything that is built once and passed on by init.
package struct Composition: Sendable {
    package let store: Store
    package let organisation: OrganisationFacade
    package let members: MembersFacade
    package let partners: PartnersFacade
    package let sales: SalesFacade
    package let reports: ReportsFacade

    package init(store: Store) {
        self.store = store
        organisation = OrganisationFacade()
        members = MembersFacade(organisation: organisation)
        partners = PartnersFacade(organisation: organisation)
        sales = SalesFacade(store: store, organisation: organisation, members: members, partners: partners)
        reports = ReportsFacade(sources: [sales.figureSource])
    }

    /// The files that the product takes in, in the order in which a new installation needs them.
    package var importKinds: [any ImportKind] {
        organisation.importKinds + members.importKinds + partners.importKinds + sales.importKinds
    }

    /// The schema of all areas, in the order of need.
    package static func migrations() throws -> [Migration] {
        try OrganisationArea.migrations() + AccessArea.migrations() + MembersArea.migrations()
            + PartnersArea.migrations() + SalesArea.migrations()
    }
}
