internal import Foundation
package import Storage
package import Web

/// The door of Supervision: the register of difficulties, its texts and the steps of its schema.
package enum SupervisionArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(store: Store, supervision: SupervisionFacade) -> AreaDoor {
        AreaDoor(
            name: "supervision", resources: resources,
            routes: DifficultyRoutes(store: store, supervision: supervision).routes
                + DifficultyCalls(store: store, supervision: supervision).routes
                + RaiseRoutes(store: store, supervision: supervision).routes
                + StepRoutes(store: store, supervision: supervision).routes,
            navigation: [
                NavigationItem(
                    .reports, "supervision.navigation", DifficultiesPage.path, permission: SupervisionFacade.read)
            ],
            pages: [DifficultiesPage.self, DifficultyPage.self, RaisePage.self])
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "supervision", folder: "\(resources)/Schema")
    }
}
