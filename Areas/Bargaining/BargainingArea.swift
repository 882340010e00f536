internal import Foundation
package import Storage
package import Web

/// The door of Bargaining: its pages, its texts and the steps of its schema.
package enum BargainingArea {
    /// The folder that holds the area's `Messages`, `Templates` and `Schema`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(store: Store, bargaining: BargainingFacade) -> AreaDoor {
        AreaDoor(
            name: "bargaining", resources: resources,
            routes: AgreementRoutes(store: store, bargaining: bargaining).routes,
            navigation: [
                NavigationItem(
                    .organisation, "agreements.navigation", AgreementsPage.path, permission: BargainingFacade.read)
            ],
            pages: AgreementRoutes.pages)
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "bargaining", folder: "\(resources)/Schema")
    }
}
