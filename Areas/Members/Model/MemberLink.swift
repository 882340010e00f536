package import Kernel
package import Web

/// A way from a member's page to what an area above has of the member; composed, since Members knows none of them.
package struct MemberLink: Sendable {
    /// The key of its word.
    let key: String
    let permission: Permission
    let path: @Sendable (_ memberNo: String) -> LocalPath

    package init(_ key: String, permission: Permission, path: @escaping @Sendable (_ memberNo: String) -> LocalPath) {
        self.key = key
        self.permission = permission
        self.path = path
    }
}
