internal import Foundation
package import Storage
package import Web

/// The door of Counters: the installable counter, its calls, and the page of devices.
package enum CountersArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(store: Store, counters: CountersFacade) -> AreaDoor {
        AreaDoor(
            name: "counters", resources: resources,
            routes: CounterCalls(store: store, counters: counters).routes
                + LeaseCalls(store: store, counters: counters).routes
                + UnsettledRoutes(store: store, counters: counters).routes
                + DeviceRoutes(store: store, counters: counters).routes,
            navigation: [
                NavigationItem(.sales, "counters.till", TillPage.path, permission: CountersFacade.stand),
                NavigationItem(.sales, "counters.devices", DevicesPage.path, permission: CountersFacade.stand),
                NavigationItem(
                    .sales, "counters.unsettled.title", UnsettledPage.path, permission: CountersFacade.settle),
            ],
            pages: [TillPage.self, DevicesPage.self, UnsettledPage.self, UnsettledSalePage.self])
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "counters", folder: "\(resources)/Schema")
    }
}
