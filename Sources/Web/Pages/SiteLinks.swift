/// Where the frame of every page leads.
struct SiteLinks: Sendable {
    let navigation: [NavigationItem]
    let signIn: LocalPath
    let signOut: LocalPath
    let ownAccount: LocalPath
    var head: HeadTools?
}
