internal import Kernel
internal import Organisation
internal import Storage

/// What a page about members needs beside them: the tree, the day, and what the person may.
struct MemberLook: Sendable {
    let tree: UnitTree
    let today: Day
    let reach: MemberReach
    let mayWrite: Bool
    let mayErase: Bool

    init(
        _ actor: Actor, _ organisation: OrganisationFacade, permission: Permission = MembersFacade.read,
        in tx: Transaction
    ) throws {
        tree = try organisation.tree.value(in: tx)
        today = tx.today
        reach = MemberReach(actor.scopes(for: permission), tree: tree)
        mayWrite = actor.may(MembersFacade.write)
        mayErase = actor.may(MembersFacade.erase)
    }

    /// The member of a number, within reach; others are not told from those that do not exist.
    func member(_ memberNo: String, in tx: Transaction) throws -> StatedMember {
        guard let member = try MemberQueries.stated([memberNo], in: tx)[memberNo],
            reach.reaches(member.latest?.assignment.unitNumber)
        else { throw NotFound("member") }
        return member
    }
}
