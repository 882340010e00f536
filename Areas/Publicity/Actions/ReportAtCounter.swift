internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Storage
internal import Supervision
internal import Web

/// A member says that the card was refused or the price was wrong; the member's unit carries it on.
struct ReportAtCounter: Sendable {
    struct Draft: Sendable {
        let kind: MemberDifficulty.Kind
        let point: String
        let note: String?
    }

    let publicity: PublicityFacade
    let actor: Actor
    /// Of the register, which is kept in Vietnamese.
    let words: OfferWords

    /// Gives the number of the difficulty; the same thing of the same day is one.
    ///
    /// Throws `report_point_unknown`, `report_without_unit` and `difficulty_text_too_long`.
    func report(_ draft: Draft, in tx: Transaction) throws -> Int64 {
        let desk = try MemberDesk(publicity, as: actor, in: tx)
        guard let point = desk.ground.book.register.point(code: draft.point) else {
            throw Refusal("report_point_unknown")
        }
        guard let unit = desk.unit else { throw Refusal("report_without_unit") }
        let number = try publicity.supervision.raise(
            MemberDifficulty(
                kind: draft.kind, unit: unit.number, point: point.code,
                sentence: words.text("report.sentence.\(draft.kind.rawValue)", ["point": point.name]),
                note: draft.note),
            as: actor, in: tx)
        try MemberReportQueries.insert(difficulty: number, member: desk.own.record.number, in: tx)
        return number
    }
}
