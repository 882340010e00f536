internal import Foundation
package import Storage
package import Web

/// The door of Cards: the signed lists, the question of tills, the pages of members and officers.
package enum CardsArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(store: Store, cards: CardsFacade) -> AreaDoor {
        AreaDoor(
            name: "cards", resources: resources,
            routes: ListCalls(store: store, cards: cards).routes + VerifyCalls(store: store, cards: cards).routes,
            pages: [])
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "cards", folder: "\(resources)/Schema")
    }
}
