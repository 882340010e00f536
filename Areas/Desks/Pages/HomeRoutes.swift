internal import Kernel
internal import Storage
internal import Web

/// The first page of everybody.
struct HomeRoutes: Sendable {
    let store: Store
    let desks: DesksFacade
    let stranger: @Sendable (Visitor) async throws -> Answer

    var routes: [Route] { [.open(.get, "/", home)] }

    private func home(_ visitor: Visitor) async throws -> Answer {
        guard let actor = visitor.actor else { return try await stranger(visitor) }
        let question = DeskQuestion(actor, visitor.messages)
        let desk = try await store.read { [desks] tx in try desks.desk(question, in: tx) }
        return .page(HomePage(desk, question.messages))
    }
}
