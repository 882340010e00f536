/// What an area hands to the site: its routes, its texts and templates, and its links.
package struct AreaDoor: Sendable {
    /// In lower case; the first part of the names of its templates.
    package let name: String
    /// The folder that holds `Templates` and `Messages`.
    package let resources: String
    package let routes: [Route]
    package let navigation: [NavigationItem]
    package let pages: [any Page.Type]
    /// What the head of every page offers; of one area at most.
    package let head: HeadTools?
    /// What the installation says about itself; of one door at most.
    package let look: (@Sendable () async throws -> SiteLook)?

    package init(
        name: String, resources: String, routes: [Route], navigation: [NavigationItem] = [],
        pages: [any Page.Type] = [], head: HeadTools? = nil, look: (@Sendable () async throws -> SiteLook)? = nil
    ) {
        self.name = name
        self.resources = resources
        self.routes = routes
        self.navigation = navigation
        self.pages = pages
        self.head = head
        self.look = look
    }
}
