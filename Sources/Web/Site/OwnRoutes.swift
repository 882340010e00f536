internal import Kernel
internal import Storage

/// The routes that every site has, whatever its areas.
enum OwnRoutes {
    static func make(store: Store, signIn: LocalPath, hasHome: Bool) -> [Route] {
        let home = Route.open(.get, "/") { visitor in
            .page(HomePage(signIn: visitor.actor == nil ? signIn.text : nil))
        }
        let help = Route.open(.get, "/help") { _ in .page(HelpPage()) }
        let design = Route.open(.get, "/design") { visitor in .page(DesignPage(visitor)) }
        return [health(store), help, design] + ping + (hasHome ? [] : [home])
    }

    static let pages: [any Page.Type] = [
        ProblemPage.self, HomePage.self, HelpPage.self, DesignPage.self, KeptFormPage.self,
    ]

    /// Answers when the database does.
    private static func health(_ store: Store) -> Route {
        .apiOpen(.get, "/health") { _ in
            _ = try await store.read { tx in tx.now }
            return .json(bytes: "{\"status\":\"ok\"}".utf8)
        }
    }

    /// Tells a program that its token works, and a benchmark what an empty call costs.
    private static let ping = [Route.Method.get, .post].map { method in
        Route.apiSignedIn(method, "/api/v1/ping") { _ in .json(bytes: "{}".utf8) }
    }
}
