internal import Foundation
package import Storage
package import Web

/// The door of Reports: its pages, its calls, its texts and its link.
package enum ReportsArea {
    package static func door(_ facade: ReportsFacade, store: Store) -> AreaDoor {
        AreaDoor(
            name: "reports", resources: Bundle.module.bundlePath,
            routes: WelfarePages(store: store, reports: facade).routes
                + WelfareCalls(store: store, reports: facade).routes,
            navigation: [
                NavigationItem("reports.navigation", WelfarePages.path, permission: ReportsFacade.read)
            ],
            pages: [WelfarePage.self])
    }
}
