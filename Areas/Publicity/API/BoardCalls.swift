internal import Kernel
internal import Storage
internal import Web

/// How many points have a board, for programs.
struct BoardCalls: Sendable {
    let store: Store
    let publicity: PublicityFacade

    var routes: [Route] {
        [.api(needs: PublicityFacade.readBoards, .get, "/api/v1/boards", counts)]
    }

    private func counts(_ visit: SignedIn) async throws -> Answer {
        let boards = try await store.read { [publicity] tx in try BoardGround(publicity, in: tx) }
        let look = BoardsLook(BoardsQuestion(visit), boards, within: try visit.scopes(for: PublicityFacade.readBoards))
        return try .json(
            BoardCountsWire(
                missing: look.counts[.missing] ?? 0, outdated: look.counts[.outdated] ?? 0,
                posted: look.counts[.posted] ?? 0))
    }
}

/// Open points within reach by the state of their boards.
struct BoardCountsWire: Encodable, Sendable {
    let missing: Int
    let outdated: Int
    let posted: Int
}
