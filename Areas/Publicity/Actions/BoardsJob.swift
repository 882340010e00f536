internal import Documents
internal import Jobs
internal import Kernel
internal import Storage
internal import Web

/// Draws the boards of a list into one PDF file, as a job; the list is asked anew with the rights of who asked.
struct BoardsJob: Sendable {
    static let name = "boards"

    let store: Store
    let publicity: PublicityFacade

    /// A file of so many boards has some 60 MB, which is what a job's file may have.
    private static let mostBoards = 2_000

    /// What the form asked for, and the site that the codes on the boards lead to.
    static func parameters(_ form: Form, origin: String) -> [String: String] {
        var pairs = ["origin": origin, "size": PaperSize(rawValue: form["size"])?.rawValue ?? PaperSize.a4.rawValue]
        for pair in BoardsQuestion({ form.optionalText($0) }).pairs { pairs[pair.name] = pair.value }
        return pairs
    }

    var kind: JobKind {
        JobKind(BoardsJob.name) { [store, publicity] order in
            let scopes = order.actor.scopes(for: PublicityFacade.readBoards)
            guard !scopes.isEmpty else { throw Refusal("boards_none") }
            let (boards, now) = try await store.read { tx in (try BoardGround(publicity, in: tx), tx.now) }
            let look = BoardsLook(BoardsQuestion({ order.parameters[$0] }), boards, within: scopes)
            let places = look.lines.map(\.place)
            guard !places.isEmpty else { throw Refusal("boards_none") }
            guard places.count <= BoardsJob.mostBoards else {
                let counts = ["limit": String(BoardsJob.mostBoards), "count": Digits.grouped(Int64(places.count))]
                throw Refusal("boards_too_many", counts)
            }
            let run = BoardRun(
                places, boards.ground, title: order.messages.text("publicity.boards.title"),
                origin: order.parameters["origin"] ?? "", order.messages, at: now)
            order.progress.note(done: 0, of: places.count)
            let size = order.parameters["size"].flatMap(PaperSize.init) ?? .a4
            let content = try run.file(size) { done in
                order.progress.note(done: done, of: places.count)
                try order.progress.check()
            }
            return .file(
                name: "boards-\(now.businessDay)-\(size.rawValue).pdf", contentType: "application/pdf",
                content: content)
        }
    }
}
