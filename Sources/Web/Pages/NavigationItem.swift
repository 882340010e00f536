package import Kernel

/// A link in the head of every page, for those who may use it.
package struct NavigationItem: Sendable {
    /// Below which word of the head a link stands, in their order.
    package enum Group: String, Sendable, CaseIterable {
        case sales, reports, organisation, partners, administration

        var key: String { "navigation_\(rawValue)" }
    }

    package let group: Group
    /// The key of its word.
    package let key: String
    package let path: LocalPath
    /// Nil for everybody who is signed in.
    package let permission: Permission?

    package init(_ group: Group, _ key: String, _ path: LocalPath, permission: Permission? = nil) {
        self.group = group
        self.key = key
        self.path = path
        self.permission = permission
    }

    func isFor(_ actor: Actor) -> Bool {
        permission.map(actor.may) ?? true
    }
}
