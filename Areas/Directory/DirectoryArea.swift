internal import Foundation
package import Storage
package import Web

/// The door of Directory: contacts of both sides, officers with their terms.
package enum DirectoryArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(store: Store, directory: DirectoryFacade) -> AreaDoor {
        AreaDoor(
            name: "directory", resources: resources,
            routes: ContactRoutes(store: store, directory: directory).routes
                + OfficerRoutes(store: store, directory: directory).routes
                + GapRoutes(store: store, directory: directory).routes,
            navigation: [
                NavigationItem(
                    .partners, "contacts.navigation", ContactsPage.path, permission: DirectoryFacade.readContacts),
                NavigationItem(
                    .organisation, "officers.navigation", OfficersPage.path, permission: DirectoryFacade.readOfficers),
            ],
            pages: [ContactsPage.self, ContactPage.self, OfficersPage.self, OfficerPage.self, GapsPage.self])
    }

    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "directory", folder: resources + "/Schema")
    }
}
