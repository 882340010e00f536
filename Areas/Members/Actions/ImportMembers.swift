internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Takes the file `members`: a member for each card number and an assignment for each row.
struct ImportMembers: ReversibleImportKind {
    let organisation: OrganisationFacade
    let name = "members"
    let columns = MemberColumns.all
    let rowsPerTransaction: Int? = 2_000
    let permission = MembersFacade.write
    /// Rows of units for which the sender does not answer are rejected one by one.
    let keepsToScope = true
    var dependents: [MemberDependents] = []

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let drafts = rows.map(read)
        let tree = try organisation.tree.value(in: tx)
        let memberNumbers = Set(drafts.compactMap { draft in try? draft.get().memberNo })
        let members = try MemberQueries.stated(Array(memberNumbers), in: tx)
        let reach = MemberReach(run.actor.scopes(for: MembersFacade.write), tree: tree)
        let closed = try MemberMergeQueries.closed(among: members.values.map(\.number), in: tx)
        var placing = MemberPlacing(members, tree: tree, run: run, reach: reach, closed: closed)
        let outcomes = zip(rows, drafts).map { row, draft in
            do throws(RowFault) {
                return try placing.place(try draft.get(), row: row.number)
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        try MemberRegister.write(placing.entries, batch: run.batch, in: tx)
        return outcomes
    }

    func takeBack(batch: Int64, as actor: Actor, in tx: Transaction) throws -> Int64 {
        try TakeBackMembers(batch: batch, organisation: organisation, dependents: dependents).run(as: actor, in: tx)
    }

    private func read(_ row: ImportRow) -> Result<MemberDraft, RowFault> {
        do throws(RowFault) {
            return .success(try MemberDraft(Fields(row, of: columns)))
        } catch {
            return .failure(error)
        }
    }
}
