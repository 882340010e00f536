internal import Foundation
package import Storage
package import Web

/// The door of Partners: its registers as pages and files, its texts, links and the steps of its schema.
package enum PartnersArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(store: Store, partners: PartnersFacade) -> AreaDoor {
        AreaDoor(
            name: "partners", resources: resources,
            routes: CapRoutes(store: store).routes + AgreementRoutes(store: store, partners: partners).routes
                + RegisterRoutes(store: store, partners: partners).routes,
            navigation: [
                NavigationItem(
                    .partners, "partners.navigation", Register.partners.path, permission: PartnersFacade.read)
            ],
            pages: [RegisterPage.self, SheetPage.self, CapPage.self, AgreementPage.self, AgreementEndPage.self])
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "partners", folder: "\(resources)/Schema")
    }
}
