internal import Imports
internal import Organisation
internal import Partners
internal import Storage

/// Takes the file `grants`: what is there stays as it is, whatever a later row says.
struct ImportGrants: ImportKind {
    let care: CareFacade
    let name = "grants"
    let columns = GrantColumns.all
    let rowsPerTransaction: Int? = 2_000

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let tree = try care.organisation.tree.value(in: tx)
        let register = try care.partners.register.value(in: tx)
        let drafts = rows.map(read)
        var known = try GrantQueries.grants(ids: drafts.compactMap { try? $0.get().id }, in: tx)
        var added: [Grant] = []
        let outcomes = drafts.map { draft in
            do throws(RowFault) {
                let draft = try draft.get()
                let stored = known[draft.id]
                // An id that is taken is a conflict before anything that its row may name.
                if let stored {
                    guard stored == (try? draft.grant(register, tree)) else {
                        throw RowFault(.conflict, column: GrantColumns.id.name, value: draft.id)
                    }
                    return RowOutcome.alreadyThere
                }
                let grant = try draft.grant(register, tree)
                known[grant.id] = grant
                added.append(grant)
                return RowOutcome.taken
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        if !added.isEmpty { try GrantQueries.insert(added, in: tx) }
        return outcomes
    }

    private func read(_ row: ImportRow) -> Result<GrantDraft, RowFault> {
        do throws(RowFault) {
            return .success(try GrantDraft(Fields(row, of: columns)))
        } catch {
            return .failure(error)
        }
    }
}
