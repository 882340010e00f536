package import Imports
internal import Kernel
package import Organisation
package import Partners
internal import Storage
internal import Web

/// What the composition may use of Directory; one for each store.
package struct DirectoryFacade: Sendable {
    static let readContacts = Permission("contacts.read")
    static let writeContacts = Permission("contacts.write")
    static let readOfficers = Permission("officers.read")
    static let writeOfficers = Permission("officers.write")

    let organisation: OrganisationFacade
    let partners: PartnersFacade

    package init(organisation: OrganisationFacade, partners: PartnersFacade) {
        self.organisation = organisation
        self.partners = partners
    }

    /// The files that this area takes in.
    package var importKinds: [any ImportKind] {
        [ImportContacts(directory: self), ImportOfficers(directory: self)]
    }

    /// The files that this area hands out.
    package var exportKinds: [any ExportKind] {
        [ExportContacts(directory: self), ExportOfficers(directory: self)]
    }

    /// What the actor may reach by a permission.
    func reach(_ actor: Actor, _ permission: Permission, in tx: Transaction) throws -> DirectoryReach {
        DirectoryReach(
            actor, permission, try organisation.tree.value(in: tx), try partners.register.value(in: tx),
            today: tx.today)
    }

    /// The unit or partner that a form names.
    func side(_ form: Form, in tx: Transaction) throws -> ContactSide {
        try ContactForm.side(form, try organisation.tree.value(in: tx), try partners.register.value(in: tx))
    }

    /// The name of a unit or a partner.
    func name(of side: ContactSide, in tx: Transaction) throws -> String {
        switch side {
        case .unit(let number): try organisation.tree.value(in: tx).unit(number)?.name ?? ""
        case .partner(let number): try partners.register.value(in: tx).partner(number)?.name ?? ""
        }
    }
}
