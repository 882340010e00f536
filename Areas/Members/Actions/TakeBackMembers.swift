internal import Kernel
internal import Organisation
internal import Storage

/// Takes an import of members back: its rows go, what it changed is as before.
struct TakeBackMembers {
    let batch: Int64
    let organisation: OrganisationFacade
    let dependents: [MemberDependents]

    /// Members asked for at a time.
    private static let pieceMembers = 4_096

    /// Says how many rows went or were restored; refuses when something depends on them.
    func run(as actor: Actor, in tx: Transaction) throws -> Int64 {
        try tx.lock(.register)
        // Nothing is sold to a member while it is being looked whether something was.
        try tx.lock(.ledger)
        let touched = try MemberBatchQueries.members(of: batch, in: tx)
        try checkReach(actor, touched, in: tx)
        let changed = touched.count { $0.changedIn != batch || $0.isMerged }
        guard changed == 0 else { throw Refusal("import_has_changes", ["count": Digits.grouped(Int64(changed))]) }
        for dependent in dependents {
            let count = try count(touched, dependent, in: tx)
            guard count == 0 else {
                throw Refusal("import_has_\(dependent.name)", ["count": Digits.grouped(count)])
            }
        }
        let restored = try restore(in: tx)
        let removed = try MemberBatchQueries.removeRows(of: batch, in: tx)
        let numbers = touched.map(\.number)
        for part in parts(numbers) {
            try MemberBatchQueries.removeRowless(among: part, in: tx)
            try MemberBatchQueries.settle(part, in: tx)
        }
        try MemberWordQueries.renew(of: numbers, in: tx)
        try tx.markChanged(MembersFacade.register)
        return Int64(removed + restored)
    }

    private func checkReach(_ actor: Actor, _ members: [MemberBatchQueries.Member], in tx: Transaction) throws {
        let tree = try organisation.tree.value(in: tx)
        let reach = MemberReach(actor.scopes(for: MembersFacade.write), tree: tree)
        let units = try MemberBatchQueries.units(of: batch, in: tx)
        guard units.allSatisfy({ reach.reaches($0) }) else { throw Forbidden(MembersFacade.write) }
    }

    private func count(
        _ members: [MemberBatchQueries.Member], _ dependent: MemberDependents, in tx: Transaction
    ) throws -> Int64 {
        try parts(members).reduce(0) { sum, part in
            try sum + dependent.count(part.map { ($0.number, $0.memberNo) }, tx)
        }
    }

    /// The last change is undone first, so that a row which was changed twice gets back what it said at first.
    private func restore(in tx: Transaction) throws -> Int {
        let changes = try MemberBatchQueries.changes(of: batch, in: tx)
        for change in changes { try MemberWriteQueries.update(change.stated, of: change.member, in: tx) }
        try MemberBatchQueries.removeChanges(of: batch, in: tx)
        return Set(changes.map { [$0.member, $0.stated.assignment.unitNumber, Int64($0.day.number)] }).count
    }

    private func parts<Value>(_ values: [Value]) -> [[Value]] {
        stride(from: 0, to: values.count, by: TakeBackMembers.pieceMembers).map { start in
            Array(values[start..<min(start + TakeBackMembers.pieceMembers, values.count)])
        }
    }
}
