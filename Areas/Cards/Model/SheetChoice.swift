internal import Kernel
internal import Members
internal import Organisation
internal import Storage

/// Who gets a printed card: the members of a unit, or those of a list of numbers.
struct SheetChoice: Sendable {
    let unitCode: String
    let memberNumbers: [String]

    init(unitCode: String, list: String) {
        self.unitCode = unitCode
        var seen: Set<String> = []
        memberNumbers = list.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
            .filter { seen.insert($0).inserted }
    }

    /// In the order of the list, or of the members' numbers.
    ///
    /// Throws `card_sheet_nobody`, `card_too_many`, `card_unit_unknown`, and `card_member_unknown` for a number that
    /// is no member's within reach.
    func members(_ actor: Actor, _ cards: CardsFacade, in tx: Transaction) throws -> [NamedMember] {
        let reach = try CardReach(actor, cards, in: tx)
        let members = memberNumbers.isEmpty ? try ofUnit(reach, cards, in: tx) : try listed(reach, cards, in: tx)
        guard !members.isEmpty else { throw Refusal("card_sheet_nobody") }
        guard members.count <= IssueCards.most else { throw Refusal("card_too_many") }
        return members
    }

    private func ofUnit(_ reach: CardReach, _ cards: CardsFacade, in tx: Transaction) throws -> [NamedMember] {
        guard !unitCode.isEmpty else { throw Refusal("card_sheet_nobody") }
        guard let unit = reach.tree.unit(code: unitCode), reach.reaches(unit) else {
            throw Refusal("card_unit_unknown", ["unit": unitCode])
        }
        return try cards.members.present(below: unit.number, limit: IssueCards.most + 1, in: tx)
    }

    private func listed(_ reach: CardReach, _ cards: CardsFacade, in tx: Transaction) throws -> [NamedMember] {
        guard memberNumbers.count <= IssueCards.most else { throw Refusal("card_too_many") }
        let members = try cards.members.named(memberNumbers, in: tx)
        let known = Set(members.filter(reach.reaches).map(\.record.memberNo))
        if let unknown = memberNumbers.first(where: { !known.contains($0) }) {
            throw Refusal("card_member_unknown", ["member": unknown])
        }
        return members
    }
}
