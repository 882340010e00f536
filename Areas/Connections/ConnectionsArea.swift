internal import Access
internal import Foundation
package import Storage
package import Web

/// The door of Connections: what partners' own systems need.
package enum ConnectionsArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(_ connections: ConnectionsFacade) -> AreaDoor {
        AreaDoor(
            name: "connections", resources: resources,
            routes: KeyRoutes(
                store: connections.store, access: connections.access, partners: connections.partners
            ).routes + FileKeyRoutes(connections: connections).routes
                + SignedFileCalls(connections: connections).routes
                + WebhookRoutes(connections: connections).routes + DevelopersRoutes().routes,
            navigation: [
                NavigationItem(
                    .partners, "connections.keys", KeysPage.path, permission: AccessPermission.manageTillKeys),
                NavigationItem(
                    .partners, "connections.files", FileKeysPage.path, permission: AccessPermission.manageTillKeys),
                NavigationItem(
                    .partners, "connections.webhooks", WebhooksPage.path, permission: AccessPermission.manageTillKeys),
            ],
            pages: [
                KeysPage.self, KeyPage.self, StopKeyPage.self, DevelopersPage.self, FileKeysPage.self,
                WebhooksPage.self, WebhookPage.self,
            ])
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "connections", folder: "\(resources)/Schema")
    }
}
