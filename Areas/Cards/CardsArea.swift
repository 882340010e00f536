internal import Foundation
package import Jobs
package import Storage
package import Web

/// The door of Cards: the signed lists, the question of tills, the pages of members and officers.
package enum CardsArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    /// - Parameters:
    ///   - benefits: the page of a member's own benefits.
    ///   - kept: where the member's telephone takes what it keeps of them.
    package static func door(
        store: Store, cards: CardsFacade, benefits: LocalPath = LocalPath("/"), kept: LocalPath = LocalPath("/")
    ) -> AreaDoor {
        AreaDoor(
            name: "cards", resources: resources,
            routes: ListCalls(store: store, cards: cards).routes + VerifyCalls(store: store, cards: cards).routes
                + OfficerRoutes(store: store, cards: cards).routes
                + OwnCardCalls(store: store, cards: cards).routes
                + MyCardRoutes(benefits: benefits, kept: kept).routes,
            navigation: [
                NavigationItem(
                    .organisation, "cards.navigation", SheetOrderPage.path, permission: CardsFacade.issue),
                NavigationItem(.sales, "cards.mine_title", MyCardPage.path, permission: CardsFacade.own),
            ],
            pages: [MemberCardsPage.self, SheetOrderPage.self, SheetPage.self, MyCardPage.self])
    }

    /// The long work of the area.
    package static func jobKinds(store: Store, cards: CardsFacade) -> [JobKind] {
        [SheetJob(store: store, cards: cards).kind]
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "cards", folder: "\(resources)/Schema")
    }
}
