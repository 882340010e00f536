internal import Foundation
package import Storage
package import Web

/// The door of Organisation: its pages, resources and the steps of its schema.
package enum OrganisationArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(store: Store, organisation: OrganisationFacade) -> AreaDoor {
        AreaDoor(
            name: "organisation", resources: resources,
            routes: GrowthRoutes(store: store, organisation: organisation).routes,
            navigation: [
                NavigationItem("growth.navigation", GrowthPage.path, permission: OrganisationFacade.read)
            ],
            pages: [GrowthPage.self])
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "organisation", folder: "\(resources)/Schema")
    }
}
