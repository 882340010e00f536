internal import Foundation
package import Storage
package import Web

/// The door of Organisation: its pages, its calls, its texts and the steps of its schema.
package enum OrganisationArea {
    /// The folder that holds the area's `Messages`, `Templates` and `Schema`.
    package static var resources: String { Bundle.module.bundlePath }

    /// `affairs` count what hangs on units in the areas above, `movements` the members who come and go.
    package static func door(
        store: Store, organisation: OrganisationFacade, affairs: [UnitAffairs], movements: MemberMovements
    ) -> AreaDoor {
        let tree = OrganisationTreeRoutes(store: store, organisation: organisation, affairs: affairs)
        return AreaDoor(
            name: "organisation", resources: resources,
            routes: tree.routes + GrowthRoutes(store: store, organisation: organisation, movements: movements).routes
                + EmployerRoutes(store: store, organisation: organisation).routes,
            navigation: tree.navigation + [
                NavigationItem(
                    .organisation, "growth.navigation", GrowthPage.path, permission: OrganisationFacade.read),
                NavigationItem(
                    .organisation, "employers.navigation", EmployersPage.path, permission: OrganisationFacade.read),
            ],
            pages: tree.pages + EmployerRoutes.pages + [GrowthPage.self])
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "organisation", folder: "\(resources)/Schema")
    }
}
