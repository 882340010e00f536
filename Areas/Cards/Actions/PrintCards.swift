internal import Documents
internal import Kernel
internal import Members
internal import Organisation
internal import Storage
internal import Web

/// Makes printed cards for members and a file to print them; the file is kept sealed for an hour.
///
/// The cards are made in one transaction, the file is drawn after it. Should the machine stop between the two, the
/// cards are lost with it, and printing again replaces them.
struct PrintCards: Sendable {
    let store: Store
    let cards: CardsFacade
    let choice: SheetChoice
    let actor: Actor
    let issuer: String
    let messages: Messages

    /// The number of the sheet.
    ///
    /// Throws what `SheetChoice` and `IssueCards` throw.
    func run(progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }) async throws -> String {
        let (members, issued, names, now) = try await store.write { [self] tx in
            let members = try choice.members(actor, cards, in: tx)
            let orders = members.map { CardOrder(memberNo: $0.record.memberNo, proof: .print) }
            let tree = try cards.organisation.tree.value(in: tx)
            let names = members.map { member in
                member.unit.flatMap { tree.unit($0) }.map { tree.name(of: $0, on: tx.today) } ?? ""
            }
            return (members, try cards.issue(orders, as: actor, in: tx), names, tx.now)
        }
        try progress(0, issued.count)
        let entries = zip(members, zip(issued, names)).map { member, made in
            entry(member, made.0, unit: made.1)
        }
        let sheet = CardSheet(
            title: messages.text("cards.sheet_title"), kind: messages.text("cards.paper_kind"), issuer: issuer,
            advice: messages.text("cards.paper_advice"), entries: entries)
        let file = try CardSheetPDF.file(sheet, createdUnixSeconds: Int(now.unixSeconds)) { done in
            try progress(done, entries.count)
        }
        return try await store.write { [shelf = cards.sheets, actor] tx in
            try shelf.keep(file, cards: entries.count, for: actor, in: tx)
        }
    }

    private func entry(_ member: NamedMember, _ card: IssuedCard, unit: String) -> CardSheet.Entry {
        let last = Instant(unixSeconds: card.expires - 1).businessDay.printed
        let holder = [member.fullName, member.record.memberNo, unit].compactMap { $0 }.filter { !$0.isEmpty }
        return CardSheet.Entry(
            code: card.text, lasts: messages.text("cards.paper_lasts", ["day": last]),
            holder: holder.joined(separator: " · "))
    }
}
