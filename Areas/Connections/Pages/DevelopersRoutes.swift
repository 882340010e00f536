internal import Web

/// The page for those who write a till's program; for everybody, in both languages.
struct DevelopersRoutes: Sendable {
    var routes: [Route] {
        Route.translated(DevelopersPage.path.text) { visit in .page(DevelopersPage(visit.messages)) }
    }
}
