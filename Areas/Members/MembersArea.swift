internal import Foundation
package import Storage
package import Web

/// The door of Members: its pages, resources and the steps of its schema.
package enum MembersArea {
    /// The folder that holds the area's `Messages`, `Schema` and `Templates`.
    package static var resources: String { Bundle.module.bundlePath }

    package static func door(
        store: Store, members: MembersFacade, purchases: MemberPurchases = .none, links: [MemberLink] = []
    ) -> AreaDoor {
        AreaDoor(
            name: "members", resources: resources,
            routes: MemberRoutes(store: store, members: members, purchases: purchases, links: links).routes
                + MergeRoutes(store: store, members: members).routes,
            navigation: [
                NavigationItem(.organisation, "members.navigation", MembersPage.path, permission: MembersFacade.read)
            ],
            pages: [MembersPage.self, MemberPage.self, NewMemberPage.self, DuplicatesPage.self, MergePage.self])
    }

    /// The steps of the area's schema.
    package static func migrations() throws -> [Migration] {
        try Migration.load(area: "members", folder: "\(resources)/Schema")
    }
}
