package import Access
internal import Foundation
package import Partners
package import Storage
package import Web

/// The door of Connections: what partners' own systems need.
package enum ConnectionsArea {
    /// The folder that holds the area's `Messages` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(store: Store, access: AccessFacade, partners: PartnersFacade) -> AreaDoor {
        AreaDoor(
            name: "connections", resources: resources,
            routes: KeyRoutes(store: store, access: access, partners: partners).routes
                + DevelopersRoutes().routes,
            navigation: [
                NavigationItem(
                    .partners, "connections.keys", KeysPage.path, permission: AccessPermission.manageTillKeys)
            ],
            pages: [KeysPage.self, KeyPage.self, StopKeyPage.self, DevelopersPage.self])
    }
}
