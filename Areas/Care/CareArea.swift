internal import Foundation
package import Reports
package import Storage
package import Web

/// The door of Care: the list of grants behind the report, its texts and the steps of its schema.
package enum CareArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(store: Store, care: CareFacade, reports: ReportsFacade) -> AreaDoor {
        AreaDoor(
            name: "care", resources: resources,
            routes: GrantsRoutes(store: store, care: care, reports: reports).routes, pages: [GrantsPage.self])
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "care", folder: "\(resources)/Schema")
    }
}
