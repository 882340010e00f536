package import Organisation
package import Partners

/// What the composition may use of Publicity; one for each store.
package struct PublicityFacade: Sendable {
    let organisation: OrganisationFacade
    let partners: PartnersFacade

    package init(organisation: OrganisationFacade, partners: PartnersFacade) {
        self.organisation = organisation
        self.partners = partners
    }
}
