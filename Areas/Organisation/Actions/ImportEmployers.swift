internal import Imports
internal import Kernel
internal import Storage

/// Takes the file `employers`: who employs the members of unions, by date.
struct ImportEmployers: ImportKind {
    let organisation: OrganisationFacade
    let name = "employers"
    let columns = EmployerColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let tree = try organisation.tree.value(in: tx)
        let industries = try organisation.industries(in: tx)
        let register = try organisation.employers.value(in: tx)
        var placing = DatedRows(register.all.flatMap(\.states), ImportEmployers.faultColumns, run: run)
        let outcomes = zip(rows, drafts(of: rows, EmployerDraft.init)).map { row, read in
            do throws(RowFault) {
                let (fields, draft) = try read.get()
                return try placing.place(draft, key: draft.key, row: row.number, fields) { () throws(RowFault) in
                    try draft.state(tree, industries)
                }
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        guard !placing.added.isEmpty || !placing.changed.isEmpty else { return outcomes }
        try store(placing.added, placing.changed, register, in: tx)
        try tx.markChanged(OrganisationFacade.employerRegister)
        return outcomes
    }

    private func store(
        _ added: [EmployerState], _ changed: [EmployerState], _ register: EmployerRegister, in tx: Transaction
    ) throws {
        var numbers: [String: Int64] = [:]
        var new: [(number: Int64, code: String)] = []
        let unknown = Set(added.map(\.code)).filter { register.employer(code: $0) == nil }.sorted()
        if !unknown.isEmpty {
            let range = try tx.takeNumbers("employer", count: unknown.count)
            new = zip(range, unknown).map { (number: $0, code: $1) }
            for (number, code) in new { numbers[code] = number }
        }
        try EmployerQueries.insert(new, in: tx)
        for state in changed {
            guard let employer = register.employer(code: state.code) else { continue }
            try EmployerQueries.removeState(of: employer.number, from: state.days.from, in: tx)
            _ = try EmployerQueries.raise(employer.number, from: employer.version, in: tx)
        }
        let states: [(employer: Int64, state: EmployerState)] = (added + changed).compactMap { state in
            (numbers[state.code] ?? register.employer(code: state.code)?.number).map { ($0, state) }
        }
        try EmployerQueries.insert(states, in: tx)
    }

    private static let faultColumns = DatedRows<EmployerState>.Columns(
        key: EmployerColumns.code, from: EmployerColumns.validFrom,
        stated: [
            Stated(EmployerColumns.name) { $0.name }, Stated(EmployerColumns.kind) { $0.kind },
            Stated(EmployerColumns.ownership) { $0.ownership }, Stated(EmployerColumns.industry) { $0.industry },
            Stated(EmployerColumns.headcount) { $0.headcount }, Stated(EmployerColumns.women) { $0.women },
            Stated(EmployerColumns.unitCode) { $0.hasUnion ? $0.unit : nil },
            Stated(EmployerColumns.upperUnitCode) { $0.hasUnion ? nil : $0.unit },
            Stated(EmployerColumns.validTo) { $0.days.to },
        ])
}
