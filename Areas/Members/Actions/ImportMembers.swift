internal import Imports
internal import Organisation
internal import Storage

/// Takes the file `members`: a member for each card number and an assignment for each row.
struct ImportMembers: ImportKind {
    let organisation: OrganisationFacade
    let name = "members"
    let columns = MemberColumns.all
    let rowsPerTransaction: Int? = 2_000

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let drafts = rows.map(read)
        let tree = try organisation.tree.value(in: tx)
        let memberNumbers = Set(drafts.compactMap { draft in try? draft.get().memberNo })
        let members = try MemberQueries.stated(Array(memberNumbers), in: tx)
        var placing = MemberPlacing(members, tree: tree, run: run)
        let outcomes = zip(rows, drafts).map { row, draft in
            do throws(RowFault) {
                return try placing.place(try draft.get(), row: row.number)
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        try write(placing.entries, in: tx)
        return outcomes
    }

    private func read(_ row: ImportRow) -> Result<MemberDraft, RowFault> {
        do throws(RowFault) {
            return .success(try MemberDraft(Fields(row, of: columns)))
        } catch {
            return .failure(error)
        }
    }

    private func write(_ entries: [String: MemberPlacing.Entry], in tx: Transaction) throws {
        let touched = entries.filter { !$0.value.added.isEmpty || !$0.value.changed.isEmpty }
        guard !touched.isEmpty else { return }
        // Members of one unit get neighbouring numbers, so that sets of them stay small.
        let added = touched.filter { $0.value.number == nil }.sorted { left, right in
            let leftUnit = left.value.added[0].assignment.unitNumber
            let rightUnit = right.value.added[0].assignment.unitNumber
            return leftUnit == rightUnit ? left.key < right.key : leftUnit < rightUnit
        }
        var numbers = touched.compactMapValues(\.number)
        if !added.isEmpty {
            let taken = try tx.takeNumbers("member", count: added.count)
            for (number, entry) in zip(taken, added) { numbers[entry.key] = number }
            try MemberQueries.insert(zip(taken, added).map { ($0, $1.key) }, in: tx)
        }
        var rows: [(member: Int64, stated: StatedAssignment)] = []
        for (memberNo, entry) in touched {
            guard let number = numbers[memberNo] else { continue }
            rows += entry.added.map { (number, $0) }
            for stated in entry.changed { try MemberQueries.update(stated, of: number, in: tx) }
        }
        rows.sort { $0.member < $1.member }
        try MemberQueries.insert(rows, in: tx)
        try tx.markChanged(MembersFacade.register)
    }
}
