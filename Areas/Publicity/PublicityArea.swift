internal import Foundation
package import Jobs
internal import Partners
package import Storage
package import Web

/// The door of Publicity: the public site, boards and leaflets, and a member's own pages.
package enum PublicityArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(store: Store, publicity: PublicityFacade) -> AreaDoor {
        AreaDoor(
            name: "publicity", resources: resources,
            routes: PublicRoutes(store: store, partners: publicity.partners).routes
                + OfferCalls(store: store, partners: publicity.partners).routes
                + BoardRoutes(store: store, publicity: publicity).routes
                + BoardCalls(store: store, publicity: publicity).routes
                + LeafletRoutes(store: store, publicity: publicity).routes
                + MemberRoutes(store: store, publicity: publicity).routes,
            navigation: [
                NavigationItem(
                    .sales, "publicity.benefits.navigation", MemberPages.benefits,
                    permission: PublicityFacade.ownBenefits),
                NavigationItem(
                    .partners, "publicity.boards.navigation", BoardsPage.path, permission: PublicityFacade.readBoards),
                NavigationItem(
                    .partners, "publicity.leaflets.navigation", LeafletPage.path,
                    permission: PublicityFacade.makeLeaflets),
            ],
            pages: [
                StartPage.self, ListingPage.self, FactSheetPage.self, BoardsPage.self, BoardPage.self,
                LeafletPage.self, BenefitsPage.self, OwnPurchasesPage.self, OwnReportsPage.self, ReportPage.self,
                OwnDataPage.self,
            ])
    }

    /// The long work of the area.
    package static func jobKinds(store: Store, publicity: PublicityFacade) -> [JobKind] {
        [BoardsJob(store: store, publicity: publicity).kind]
    }

    /// The first page of whoever has no account.
    package static func start(store: Store, publicity: PublicityFacade) -> @Sendable (Visitor) async throws -> Answer {
        PublicRoutes(store: store, partners: publicity.partners).start
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "publicity", folder: "\(resources)/Schema")
    }
}
