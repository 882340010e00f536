internal import Foundation
internal import Kernel
package import Storage
package import Web

/// The door of Desks: each person's home, the search over everything, and the notices.
package enum DesksArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    /// Whoever is signed in has a desk at `/`; `stranger` answers everybody else.
    package static func door(
        store: Store, desks: DesksFacade, stranger: @escaping @Sendable (Visitor) async throws -> Answer
    ) -> AreaDoor {
        AreaDoor(
            name: "desks", resources: resources,
            routes: HomeRoutes(store: store, desks: desks, stranger: stranger).routes
                + SearchRoutes(store: store, desks: desks).routes + NoticeRoutes(store: store, desks: desks).routes
                + FilterRoutes(store: store, desks: desks).routes + TourRoutes(store: store, desks: desks).routes,
            pages: [HomePage.self, SearchPage.self, NoticesPage.self, FiltersPage.self],
            head: HeadTools(
                search: SearchPage.path, notices: NoticesPage.path,
                unseen: { actor, messages in try await desks.unseen(DeskQuestion(actor, messages), on: store) },
                extras: { actor, path, query, messages in
                    let own = try await desks.ownThings(of: actor.signature, on: store)
                    return HeadExtras(
                        filters: FiltersPage.band(own, path, query), tour: TourRoutes.band(own, actor, path, messages))
                }))
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "desks", folder: "\(resources)/Schema")
    }
}
