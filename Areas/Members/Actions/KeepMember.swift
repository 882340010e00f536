internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Changes one member by a form, with the same rules as the file.
struct KeepMember {
    /// What the form does.
    enum Change: Sendable {
        /// A member that the register does not have.
        case add
        /// What the latest row states of the person.
        case describe
        /// The last day of the present unit, and from that day another unit; only the other one when none is present.
        case transfer
        /// The first day that does not belong to the present unit any more.
        case end
    }

    let members: MembersFacade
    let memberNo: String
    let change: Change
    /// The version that the person saw; nil for a new member.
    let version: Int64?
    /// What was filled in, by the names of the file's columns.
    let texts: [String: String]

    /// Throws a `RowFault` for a field that is wrong and a `Refusal` for a rule.
    func run(as actor: Actor, in tx: Transaction) throws {
        try tx.lock(.register)
        let tree = try members.organisation.tree.value(in: tx)
        let reach = MemberReach(actor.scopes(for: MembersFacade.write), tree: tree)
        let stored = try MemberQueries.stated([memberNo], in: tx)
        let drafts = try drafts(stored[memberNo], tree, reach)
        let closed = try MemberMergeQueries.closed(among: stored.values.map(\.number), in: tx)
        var placing = MemberPlacing(
            stored, tree: tree, run: ImportRun(actor: actor, updates: change != .add), reach: reach, closed: closed)
        for (place, draft) in drafts.enumerated() { _ = try placing.place(draft, row: place + 1) }
        try MemberRegister.write(placing.entries, batch: nil, in: tx)
        guard let after = try MemberQueries.stated([memberNo], in: tx)[memberNo] else { return }
        try audit(actor, before: stored[memberNo]?.person, after, in: tx)
    }

    /// What the row says of the person is sealed with the person's own key.
    private func audit(_ actor: Actor, before: Person?, _ member: StatedMember, in tx: Transaction) throws {
        var details: [String: String] = [:]
        if before != member.person {
            details["before"] = try before.map { try members.seal.sealed($0, of: member.number, in: tx) }
            details["after"] = try member.person.map { try members.seal.sealed($0, of: member.number, in: tx) }
        }
        try tx.audit(actor, "members.\(change)", "member:\(member.number)", details)
    }

    private func drafts(
        _ stored: StatedMember?, _ tree: UnitTree, _ reach: MemberReach
    ) throws -> [MemberDraft] {
        guard change != .add else {
            guard stored == nil else { throw Refusal("member_exists", ["number": memberNo]) }
            return [try MemberDraft(form: texts)]
        }
        guard let stored, let latest = stored.latest, reach.reaches(latest.assignment.unitNumber) else {
            throw NotFound("member")
        }
        guard stored.version == version else { throw Refusal("member_changed_meanwhile") }
        let row = KeepMember.texts(of: latest, stored, tree)
        switch change {
        case .add: return []
        case .describe:
            return [try MemberDraft(form: row.merging(texts.filter { KeepMember.personal.contains($0.key) }) { $1 })]
        case .end: return [try ended(row, latest)]
        case .transfer:
            let next = try MemberDraft(
                form: row.merging(["left_on": "", "unit_code": texts["unit_code"] ?? "", "joined_on": day]) { $1 })
            if latest.assignment.days.to.map({ $0 <= next.joinedOn }) ?? false { return [next] }
            guard tree.unit(latest.assignment.unitNumber)?.code != next.unitCode else {
                throw Refusal("member_is_there")
            }
            return [try ended(row, latest), next]
        }
    }

    /// The two forms with a day stand on one page, so their fields have two names.
    private var dayField: String { change == .end ? "end_day" : "day" }
    private var day: String { texts[dayField] ?? "" }
    private static let personal: Set = ["full_name", "birth_date", "sex"]

    private func ended(_ row: [String: String], _ latest: StatedAssignment) throws -> MemberDraft {
        // Read as the beginning of a row, so that an empty or wrong day is told as such.
        do throws(RowFault) {
            let read = try MemberDraft(form: row.merging(["joined_on": day, "left_on": ""]) { $1 })
            return try MemberDraft(form: row.merging(["left_on": read.joinedOn.description]) { $1 })
        } catch {
            throw RowFault(
                error.code, column: dayField, value: error.value, expects: error.expects, allowed: error.allowed)
        }
    }

    /// A stored row as a file would write it; the person is the present one.
    private static func texts(of row: StatedAssignment, _ member: StatedMember, _ tree: UnitTree) -> [String: String] {
        [
            "member_no": member.memberNo, "full_name": member.person?.fullName ?? "",
            "birth_date": member.person?.birthDate?.description ?? "", "sex": member.person?.sex?.rawValue ?? "",
            "unit_code": tree.unit(row.assignment.unitNumber)?.code ?? "",
            "joined_on": row.assignment.days.from?.description ?? "",
            "left_on": row.assignment.days.to?.description ?? "",
        ]
    }
}
