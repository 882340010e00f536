internal import Kernel
internal import Members
internal import Organisation
internal import Storage

/// For whom an officer makes and revokes cards: the members of the own unit and below it.
struct CardReach: Sendable {
    let tree: UnitTree
    private let reach: MemberReach

    /// Throws `Forbidden`.
    init(_ actor: Actor, _ cards: CardsFacade, in tx: Transaction) throws {
        let scopes = actor.scopes(for: CardsFacade.issue)
        guard !scopes.isEmpty else { throw Forbidden(CardsFacade.issue) }
        tree = try cards.organisation.tree.value(in: tx)
        reach = MemberReach(scopes, tree: tree)
    }

    func reaches(_ member: NamedMember) -> Bool {
        reach.reaches(member.unit ?? CardReach.lastUnit(of: member.record))
    }

    func reaches(_ unit: UnionUnit) -> Bool { reach.reaches(unit.number) }

    /// The member of a number; others are not told from those that do not exist.
    ///
    /// Throws `NotFound`.
    func member(_ memberNo: String, _ cards: CardsFacade, in tx: Transaction) throws -> NamedMember {
        guard let member = try cards.members.named([memberNo], in: tx).first, reaches(member) else {
            throw NotFound("member")
        }
        return member
    }

    private static func lastUnit(of record: MemberRecord) -> Int64? {
        record.assignments.max { ($0.days.from ?? .distantPast) < ($1.days.from ?? .distantPast) }?.unitNumber
    }
}
