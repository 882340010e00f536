package import Kernel

/// A link in the head of every page, for those who may follow it.
package struct NavigationItem: Sendable {
    /// The key of its word.
    package let key: String
    package let path: LocalPath
    /// Nil for everybody who is signed in.
    package let permission: Permission?

    package init(_ key: String, _ path: LocalPath, permission: Permission? = nil) {
        self.key = key
        self.path = path
        self.permission = permission
    }

    func isFor(_ actor: Actor) -> Bool {
        permission.map(actor.may) ?? true
    }
}
