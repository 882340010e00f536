internal import Foundation
package import Reports
package import Storage
package import Web

/// The door of Sales: the counter, the ledger of sales, quotas.
package enum SalesArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(store: Store, sales: SalesFacade, reports: ReportsFacade) -> AreaDoor {
        AreaDoor(
            name: "sales", resources: resources,
            routes: SalesCalls(sales: sales).routes
                + FigureCalls(store: store, sales: sales, reports: reports).routes
                + CounterRoutes(store: store, sales: sales).routes
                + SalesRoutes(store: store, sales: sales).routes
                + FlagRoutes(store: store, sales: sales).routes
                + FigurePartsRoutes(store: store, sales: sales, reports: reports).routes,
            navigation: [
                NavigationItem(.sales, "counter.navigation", CounterPage.path, permission: SalesFacade.record),
                NavigationItem(.sales, "sales.navigation", SalesPage.path, permission: SalesFacade.read),
                NavigationItem(.sales, "sales.flag.title", FlagsPage.path, permission: SalesFacade.lookAtFlags),
            ],
            pages: [
                CounterPage.self, SalesPage.self, SalePage.self, FigurePartsPage.self, FlagsPage.self, FlagPage.self,
            ])
    }

    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "sales", folder: resources + "/Schema")
    }
}
