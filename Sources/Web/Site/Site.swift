package import Hummingbird
package import Kernel
package import Logging
package import Storage

/// The whole web server: every area's routes, texts and templates, put together and checked once.
package struct Site: Sendable {
    /// Every route with its access, for the test that walks them all.
    package let routes: [Route]
    package let catalogue: Catalogue
    package let responder: SiteResponder
    let renderer: PageRenderer
    private let doors: [AreaDoor]
    private let logger: Logger

    /// Throws `SiteFault` when two routes clash, and what `SiteFiles` throws when no files are given.
    package init(
        doors: [AreaDoor], store: Store, authenticator: Authenticator, settings: SiteSettings,
        files: SiteFiles? = nil, clock: Kernel.Clock = .system, logger: Logger
    ) throws {
        let files = try files ?? SiteFiles(doors: doors, settings: settings, logger: logger)
        let areaRoutes = doors.flatMap(\.routes)
        let hasHome = areaRoutes.contains { $0.method == .get && $0.path == "/" }
        routes = OwnRoutes.make(store: store, signIn: authenticator.signIn, hasHome: hasHome) + areaRoutes
        catalogue = files.catalogue
        let cookies = CookieJar(isHTTPS: settings.isHTTPS)
        renderer = PageRenderer(
            templates: files.templates, catalogue: catalogue, assetPaths: files.assets.templatePaths,
            links: SiteLinks(
                navigation: doors.flatMap(\.navigation), signIn: authenticator.signIn,
                signOut: authenticator.signOut, ownAccount: authenticator.ownAccount,
                head: doors.compactMap(\.head).first),
            logger: logger)
        responder = SiteResponder(
            table: try RouteTable(routes), assets: files.assets,
            admission: Admission(authenticator: authenticator, settings: settings, cookies: cookies),
            delivery: Delivery(
                renderer: renderer, headers: SecurityHeaders(isHTTPS: settings.isHTTPS), cookies: cookies),
            catalogue: catalogue, tiles: files.tiles, settings: settings, head: doors.compactMap(\.head).first,
            look: doors.compactMap(\.look).first,
            clock: clock, logger: logger)
        self.doors = doors
        self.logger = logger
    }

    /// The server on an address; a connection that stays silent for 30 seconds is closed.
    package func application(host: String, port: Int) -> Application<SiteResponder> {
        Application(
            responder: responder,
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: .init(address: .hostname(host, port: port)),
            logger: logger)
    }

    /// Tags that stand for nothing, templates that no page uses; empty when all is well.
    package func templateProblems() -> [String] {
        var lint = TemplateLint(renderer)
        return lint.problems(of: OwnRoutes.pages + doors.flatMap(\.pages))
    }
}
