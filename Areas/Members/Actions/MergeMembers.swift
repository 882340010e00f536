internal import Kernel
internal import Organisation
internal import Storage

/// Makes two numbers of one person one: one number stays, the other one goes on finding the person.
struct MergeMembers {
    let organisation: OrganisationFacade
    let keptNo: String
    let aliasNo: String
    /// The versions that the person saw.
    let versions: [String: Int64]

    func run(as actor: Actor, in tx: Transaction) throws {
        try tx.lock(.register)
        // Sales look members up while they hold the ledger.
        try tx.lock(.ledger)
        guard keptNo != aliasNo else { throw Refusal("member_merge_same") }
        let look = try MemberLook(actor, organisation, permission: MembersFacade.write, in: tx)
        let members = try MemberQueries.stated([keptNo, aliasNo], in: tx)
        guard let kept = members[keptNo], let alias = members[aliasNo],
            [kept, alias].allSatisfy({ look.reach.reaches($0.latest?.assignment.unitNumber) })
        else { throw NotFound("member") }
        guard try MemberMergeQueries.closed(among: [kept.number, alias.number], in: tx).isEmpty else {
            throw Refusal("member_merge_closed")
        }
        guard [kept, alias].allSatisfy({ versions[$0.memberNo] == $0.version }) else {
            throw Refusal("member_changed_meanwhile")
        }
        try MergeMembers.check(kept, alias, on: tx.today)
        let number = try tx.takeNumbers("member_merge").lowerBound
        try MemberMergeQueries.insert(number, alias: alias.number, kept: kept.number, by: actor, in: tx)
        try tx.markChanged(MembersFacade.register)
        try tx.markChanged(MembersFacade.mergeRegister)
        try tx.audit(actor, "members.merge", "member:\(kept.number)", ["alias": "member:\(alias.number)"])
    }

    /// A person is in one unit on a day.
    ///
    /// Of what lies behind, the rows of the staying number count, and those of the other one on days without any; from
    /// today on there must be nothing to choose.
    static func check(_ kept: StatedMember, _ alias: StatedMember, on today: Day) throws {
        let coming = DayRange(from: today, to: nil)
        let ofAlias = alias.rows.map(\.assignment).filter { $0.days.overlaps(coming) }
        let ofKept = kept.rows.map(\.assignment).filter { $0.days.overlaps(coming) }
        guard !ofKept.isEmpty || ofAlias.isEmpty else { throw Refusal("member_merge_other_way") }
        let clashes = ofAlias.contains { row in
            ofKept.contains { $0.unitNumber != row.unitNumber && $0.days.overlaps(row.days) }
        }
        guard !clashes else { throw Refusal("member_merge_two_units") }
    }
}

/// Takes a merge back: both numbers are members again, each with its own sales.
struct UndoMerge {
    let organisation: OrganisationFacade
    let aliasNo: String

    func run(as actor: Actor, in tx: Transaction) throws {
        try tx.lock(.register)
        try tx.lock(.ledger)
        let look = try MemberLook(actor, organisation, permission: MembersFacade.write, in: tx)
        guard let alias = try MemberQueries.stated([aliasNo], in: tx)[aliasNo],
            look.reach.reaches(alias.latest?.assignment.unitNumber)
        else { throw NotFound("member") }
        guard try !MemberVaultQueries.isErased(alias.number, in: tx) else { throw Refusal("member_erased") }
        guard let kept = try MemberMergeQueries.undo(alias: alias.number, by: actor, in: tx) else {
            throw Refusal("member_not_merged")
        }
        try tx.markChanged(MembersFacade.register)
        try tx.markChanged(MembersFacade.mergeRegister)
        try tx.audit(actor, "members.undo_merge", "member:\(kept)", ["alias": "member:\(alias.number)"])
    }
}
