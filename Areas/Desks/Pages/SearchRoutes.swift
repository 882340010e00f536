internal import Kernel
internal import Storage
internal import Web

/// One search over everything that the person may see.
struct SearchRoutes: Sendable {
    let store: Store
    let desks: DesksFacade

    var routes: [Route] { [.signedIn(.get, SearchPage.path.text, search)] }

    private static let fewestLetters = 2
    private static let mostLetters = 200
    private static let mostOfKind = 5

    private func search(_ visit: SignedIn) async throws -> Answer {
        let typed = String(VietnameseText.clean(visit.query("q") ?? "").prefix(SearchRoutes.mostLetters))
        let search = DeskSearch(typed, most: SearchRoutes.mostOfKind)
        guard search.folded.count >= SearchRoutes.fewestLetters else {
            return .page(SearchPage(search, nil, visit.messages))
        }
        let question = DeskQuestion(visit.actor, visit.messages)
        let finds = try await store.read { [desks] tx in try desks.finds(question, search, in: tx) }
        return .page(SearchPage(search, finds, visit.messages))
    }
}
