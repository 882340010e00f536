internal import Attachments
internal import Kernel
internal import Partners
internal import Storage

/// Notes that a board hangs at a point, with the photo that proves it.
struct PostBoard: Sendable {
    /// What somebody filled in.
    struct Draft: Sendable {
        let postedOn: Day
        let pricesOn: Day
        let photo: CheckedFile
    }

    let publicity: PublicityFacade
    let actor: Actor
    let point: String

    /// Gives the number of the posting; the same photo of the same day, sent twice, is one.
    ///
    /// Throws `NotFound` for a point out of reach, and `board_in_future`, `board_older_than_prices`,
    /// `board_point_closed` and `board_photo_not_picture`.
    @discardableResult
    func post(_ draft: Draft, in tx: Transaction) throws -> Int64 {
        let boards = try BoardGround(publicity, in: tx)
        guard let found = boards.ground.book.register.point(code: point) else { throw NotFound("point") }
        let place = boards.ground.place(of: found)
        guard boards.reaches(place, actor.scopes(for: PublicityFacade.postBoards)) else { throw NotFound("point") }
        guard draft.postedOn <= tx.today else { throw Refusal("board_in_future") }
        guard draft.pricesOn <= draft.postedOn else { throw Refusal("board_older_than_prices") }
        guard found.days.contains(draft.postedOn) else { throw Refusal("board_point_closed") }
        guard draft.photo.kind.isPicture else { throw Refusal("board_photo_not_picture") }
        let hash = try AttachmentShelf.put(draft.photo, in: tx)
        let earlier = try BoardQueries.postings(of: found.number, limit: 1, in: tx).first
        if let earlier, earlier.photoHash == hash, earlier.postedOn == draft.postedOn { return earlier.number }
        let posting = BoardPosting(
            number: try tx.takeNumbers("board_posting").lowerBound, pointNumber: found.number,
            postedOn: draft.postedOn, pricesOn: draft.pricesOn, photoHash: hash, photoName: draft.photo.name,
            notedAt: tx.now, notedBy: actor.signature)
        try BoardQueries.insert(posting, in: tx)
        try tx.audit(
            actor, "publicity.post_board", "point:\(found.code)",
            ["posted_on": draft.postedOn.description, "prices_on": draft.pricesOn.description])
        return posting.number
    }
}
