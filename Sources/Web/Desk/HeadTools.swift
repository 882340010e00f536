package import Kernel

/// What the head of every page offers to who is signed in: one search over everything, and the notices.
package struct HeadTools: Sendable {
    package let search: LocalPath
    package let notices: LocalPath
    /// How many notices the person has not seen.
    package let unseen: @Sendable (Actor, Messages) async throws -> Int
    /// What the person keeps above a page; the query as it was asked.
    package let extras: @Sendable (_ actor: Actor, _ path: String, _ query: String, Messages) async throws -> HeadExtras

    package init(
        search: LocalPath, notices: LocalPath, unseen: @escaping @Sendable (Actor, Messages) async throws -> Int,
        extras: @escaping @Sendable (Actor, String, String, Messages) async throws -> HeadExtras
    ) {
        self.search = search
        self.notices = notices
        self.unseen = unseen
        self.extras = extras
    }
}
