internal import Foundation
package import Storage
package import Web

/// The door of Targets: its pages and calls, its texts and the steps of its schema.
package enum TargetsArea {
    /// The folder that holds the area's `Messages`, `Templates` and `Schema`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(store: Store, targets: TargetsFacade) -> AreaDoor {
        AreaDoor(
            name: "targets", resources: resources,
            routes: TargetRoutes(store: store, targets: targets).routes
                + ThresholdRoutes(store: store, targets: targets).routes,
            navigation: [
                NavigationItem(.reports, "targets.navigation", TargetsPage.path, permission: TargetsFacade.read)
            ],
            pages: [TargetsPage.self, TargetPage.self, ThresholdsPage.self])
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "targets", folder: "\(resources)/Schema")
    }
}
