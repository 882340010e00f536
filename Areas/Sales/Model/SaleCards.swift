internal import Cards
internal import Imports
internal import Kernel
internal import Members
internal import Storage

/// Finds the members of the cards that the sales of a batch were shown.
struct SaleCards {
    let cards: CardsFacade
    let members: MembersFacade

    /// The same submissions, each card with what the server says of it and the number of its member.
    ///
    /// What was never issued here is a fault of its row. Two statements for the whole batch,
    /// none when it has no card.
    func resolve(_ submissions: [TakeSales.Submission], in tx: Transaction) throws -> [TakeSales.Submission] {
        let shown = submissions.flatMap { $0.entries.compactMap(\.shownCard) }
        guard !shown.isEmpty else { return submissions }
        let judgements = try cards.judge(shown, in: tx)
        let holders = try members.memberNo(of: Set(judgements.compactMap(\.card?.memberNumber)), in: tx)
        var next = judgements.makeIterator()
        return submissions.map { submission in
            var submission = submission
            submission.entries = submission.entries.map { entry in
                guard case .sale(let draft) = entry, draft.card?.shown != nil, let judgement = next.next() else {
                    return entry
                }
                guard let memberNo = judgement.card.flatMap({ holders[$0.memberNumber] }) else {
                    return .unreadable(id: draft.id, RowFault(.badCard, column: SaleItem.card))
                }
                return .sale(draft.held(by: memberNo, judgement))
            }
            return submission
        }
    }
}

extension SaleEntry {
    fileprivate var shownCard: ShownCard? {
        if case .sale(let draft) = self { draft.card?.shown } else { nil }
    }
}
